import type { ContactRole, FieldType } from '../../contact/contact';
import type { Sentences } from '../../locale/locale';
import type { ConditionGroup, FieldCondition, SegmentCondition, SegmentCriteria } from '../criteria';

/** What an organisation has of its own, and a question needs one of: the marketer picks it by its name. */
const askKinds = ['campaign', 'segment', 'automation', 'topic', 'customField'] as const;
export type AskKind = (typeof askKinds)[number];

interface NamedAsk {
  /** Stands in the criteria as `{name}`. */
  readonly name: string;
  readonly label: Sentences;
}

export type Ask =
  | (NamedAsk & { readonly kind: Exclude<AskKind, 'customField'> })
  | (NamedAsk & {
      readonly kind: 'customField';
      readonly dataType: FieldType;
      /** The name such a field often has: picked beforehand where the organisation has it. */
      readonly suggested: string;
    });

/** A question that people of a métier ask of their audience, ready to be opened in the builder and changed there. */
export interface MetierQuestion {
  /** Never changes: links and pages name it. */
  readonly id: string;
  /** `other` is the management's. */
  readonly metier: ContactRole;
  /** Who answers it, as a noun phrase. */
  readonly title: Sentences;
  /** What to change first, or what has to be recorded for it. */
  readonly hint: Sentences;
  readonly asks: readonly Ask[];
  /** With `{name}` in place of what is asked for; `criteriaOf` fills it in. */
  readonly criteria: SegmentCriteria;
}

/** By the name of the ask: the id of a campaign, a segment or an automation, the key of a topic, the name of a field. */
export type Answers = Readonly<Record<string, string>>;

/** The criteria of a question with what was picked filled in; null while something is left to be picked. */
export function criteriaOf({ asks, criteria }: MetierQuestion, answers: Answers = {}): SegmentCriteria | null {
  if (asks.some(({ name }) => !answers[name])) return null;
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (placeholder, name: string) => answers[name] ?? placeholder);
  return { ...criteria, conditions: fillConditions(criteria.conditions, fill) };
}

type Fill = (text: string) => string;

const fillConditions = (conditions: readonly SegmentCondition[], fill: Fill): readonly SegmentCondition[] =>
  conditions.map((condition): SegmentCondition => {
    if ('conditions' in condition) return fillGroup(condition, fill);
    return 'field' in condition ? fillField(condition, fill) : condition;
  });

const fillGroup = (group: ConditionGroup, fill: Fill): ConditionGroup => ({
  ...group,
  conditions: fillConditions(group.conditions, fill),
});

function fillField(condition: FieldCondition, fill: Fill): FieldCondition {
  const { field, value } = condition;
  if (!Array.isArray(value)) return { ...condition, field: fill(field) };
  return { ...condition, field: fill(field), value: value.map((one) => (typeof one === 'string' ? fill(one) : one)) };
}
