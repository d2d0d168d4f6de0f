import { eventNames } from '../event/event';
import { TIME_OF_EVENT } from './event-members';
import type { SignedComparison } from './comparison';
import type { ContactField } from './fields';
import { contactFieldTypes } from './fields';
import type { Behaviour, Question } from './question';

/** A value that is compared with the present instant, so that time alone changes the answer in the middle of a day. */
export type AskedInstant =
  | { readonly kind: 'COLUMN'; readonly column: ContactField }
  | { readonly kind: 'CUSTOM'; readonly name: string }
  | { readonly kind: 'EVENT'; readonly event: string; readonly property: string };

/** What questions read besides the contact's own row, which tells when to ask them again. */
export interface Asked {
  /** By name, how many days back events are read; null for all of them. */
  readonly events: ReadonlyMap<string, number | null>;
  readonly automationIds: ReadonlySet<string>;
  /** Whether they ask the send ledger: a campaign, or mails received. */
  readonly ledger: boolean;
  readonly instants: readonly AskedInstant[];
}

/** Questions other than these of relative dates only change their answer when a day ends, or when something happens. */
export function askedBy(questions: readonly Question[]): Asked {
  const leaves = questions.flatMap(leavesOf);
  const behaviours = leaves.flatMap((leaf) => (leaf.kind === 'BEHAVIOUR' ? [leaf.behaviour] : []));
  const instants = leaves.flatMap(instantsOf);
  return {
    events: widestWindows(behaviours.map(({ event, withinDays }) => [event, withinDays])),
    automationIds: new Set(
      leaves.flatMap((leaf) => (leaf.kind === 'AUTOMATION' || leaf.kind === 'STEP' ? [leaf.automationId] : [])),
    ),
    ledger:
      leaves.some(({ kind }) => kind === 'CAMPAIGN') || behaviours.some(({ event }) => event === eventNames.emailSent),
    instants: [...new Map(instants.map((instant) => [JSON.stringify(instant), instant])).values()],
  };
}

/** How far back each event must be read to answer all who read it, in days; null for all of them. */
export function widestWindows(
  windows: readonly (readonly [event: string, days: number | null])[],
): ReadonlyMap<string, number | null> {
  const widest = new Map<string, number | null>();
  for (const [event, days] of windows) {
    const known = widest.get(event);
    widest.set(event, known === null || days === null ? null : Math.max(known ?? 0, days));
  }
  return widest;
}

type Leaf = Exclude<Question, { kind: 'GROUP' }>;

const leavesOf = (question: Question): readonly Leaf[] =>
  question.kind === 'GROUP' ? question.parts.flatMap(leavesOf) : [question];

/** Calendar days and anniversaries move at midnight alone. */
function instantsOf(leaf: Leaf): readonly AskedInstant[] {
  switch (leaf.kind) {
    case 'COLUMN':
      return isToNow(leaf.comparison) && contactFieldTypes[leaf.column] === 'DATE' && leaf.column !== 'birthDate'
        ? [{ kind: 'COLUMN', column: leaf.column }]
        : [];
    case 'CUSTOM':
      return isToNow(leaf.comparison) ? [{ kind: 'CUSTOM', name: leaf.name }] : [];
    case 'BEHAVIOUR':
      return instantsOfEvents(leaf.behaviour);
    case 'CONSENT':
    case 'MEMBER':
    case 'CAMPAIGN':
    case 'TOPIC':
    case 'AUTOMATION':
    case 'STEP':
    case 'AGE':
      return [];
  }
}

function instantsOfEvents({ event, withinDays, where, measure, comparison }: Behaviour): readonly AskedInstant[] {
  const properties = [
    ...(withinDays === null ? [] : [TIME_OF_EVENT]),
    ...where.flatMap((filter) => {
      if (filter.kind === 'PRODUCT' || !isToNow(filter.comparison)) return [];
      return [filter.kind === 'TIME' ? TIME_OF_EVENT : filter.property];
    }),
    ...(measure.property !== null && isToNow(comparison) ? [measure.property] : []),
  ];
  return properties.map((property) => ({ kind: 'EVENT', event, property }));
}

const isToNow = ({ comparison }: SignedComparison): boolean =>
  comparison.kind === 'RELATIVE_DATE' && comparison.relation !== 'ANNIVERSARY';
