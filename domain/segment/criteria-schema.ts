import { z } from 'zod';
import { fieldTypes } from '../contact/contact';
import { isStorable } from '../contact/text';
import type { Sentences } from '../locale/locale';
import { MAX_DAYS } from './comparison';
import type { ConditionGroup, PropertyCondition, SegmentCondition, SegmentCriteria } from './criteria';
import { MAX_GROUP_DEPTH, conditionOperators, groupLogics, measureTypes } from './criteria';
import type { CriteriaFault } from './read-criteria';
import { readCriteria, readPropertyCondition } from './read-criteria';

const MAX_CONDITIONS = 200;
/** In all groups together: what one statement can carry. */
const MAX_CONDITIONS_IN_ALL = 500;
const MAX_FILTERS = 20;
const MAX_TAGS = 500;

interface Refinement {
  addIssue(issue: { code: 'custom'; path?: PropertyKey[]; message: string; params: Sentences }): void;
}

/** A custom issue in both languages: `params` holds the sentences, of which the API shows the reader's. */
const issue = (message: Sentences, path: readonly PropertyKey[] = []) => ({
  code: 'custom' as const,
  path: [...path],
  message: message.en,
  params: message,
});

const report = (faults: readonly CriteriaFault[], context: Refinement) => {
  for (const { path, message } of faults) context.addIssue(issue(message, path));
};

const name = z.string().min(1).max(200).refine(isStorable, { params: unstorable(), error: unstorable().en });
const days = z.number().int().min(0).max(MAX_DAYS);
/** Whether it fits its operator and type, and how many a list may name, is read with them, by the operator table. */
const value = z
  .union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))])
  .optional();
const operator = z.enum(conditionOperators);
const dataType = z.enum(fieldTypes);

const fieldCondition = z.strictObject({ field: name, operator, value, dataType });

const looseProperty = z.strictObject({ property: name, operator, value, dataType });

const behaviourCondition = z.strictObject({
  event: name,
  measure: z.strictObject({ type: z.enum(measureTypes), property: name.optional() }),
  operator,
  value,
  where: z.array(looseProperty).max(MAX_FILTERS).optional(),
  withinDays: days.optional(),
});

const groupOf = <C extends z.ZodType>(conditions: C) =>
  z.strictObject({ logic: z.enum(groupLogics), conditions, not: z.boolean().optional() });

/** A group below the deepest allowed: always refused, without looking inside. */
const groupTooDeep = groupOf(z.array(z.unknown()).transform((): SegmentCondition[] => [])).superRefine(
  (_group, context) => context.addIssue(issue(tooDeep())),
);

function conditionOf(depthLeft: number): z.ZodType<SegmentCondition> {
  const group: z.ZodType<ConditionGroup> =
    depthLeft === 0 ? groupTooDeep : groupOf(z.array(conditionOf(depthLeft - 1)).max(MAX_CONDITIONS));
  return z.union([fieldCondition, behaviourCondition, group]);
}

const countConditions = (asked: readonly SegmentCondition[]): number =>
  asked.reduce((count, one) => count + ('conditions' in one ? countConditions(one.conditions) : 1), 0);

const conditions = z
  .array(conditionOf(MAX_GROUP_DEPTH))
  .max(MAX_CONDITIONS)
  .superRefine((asked, context) => {
    if (countConditions(asked) > MAX_CONDITIONS_IN_ALL) context.addIssue(issue(tooMany()));
  });

/** Conditions of which all must hold: what a trigger or a step carries. */
export const segmentConditionsSchema: z.ZodType<readonly SegmentCondition[]> = conditions.superRefine(
  (asked, context) => {
    const { faults } = readCriteria({ logic: 'AND', conditions: asked });
    report(
      faults.map(({ path: [, ...path], message }) => ({ path, message })),
      context,
    );
  },
);

/** A question about a property of one event, on its own. */
export const propertyConditionSchema: z.ZodType<PropertyCondition> = looseProperty.superRefine((asked, context) => {
  const read = readPropertyCondition(asked);
  if ('fault' in read) context.addIssue(issue(read.fault.message, [read.fault.member]));
});

const range = (least: number, most: number) => ({
  min: z.number().min(least).max(most).optional(),
  max: z.number().min(least).max(most).optional(),
});
const MAX_AMOUNT = 1e15;
const tags = z.array(name).max(MAX_TAGS).optional();

/** The whole of SegmentCriteria: shape, operators, types and values. Whether what it names exists is the service's question. */
export const segmentCriteriaSchema: z.ZodType<SegmentCriteria> = z
  .strictObject({
    logic: z.enum(groupLogics),
    conditions,
    tags,
    excludeTags: tags,
    engagementLevel: z.enum(['HIGH', 'MEDIUM', 'LOW']).optional(),
    lastActivityDays: days.optional(),
    location: z.strictObject({ country: name.optional(), region: name.optional(), city: name.optional() }).optional(),
    ageRange: z.strictObject(range(0, 150)).optional(),
    purchaseHistory: z
      .strictObject({
        count: z.strictObject(range(0, MAX_AMOUNT)).optional(),
        products: tags,
        withinDays: days.optional(),
      })
      .optional(),
    totalSpent: z.strictObject({ ...range(-MAX_AMOUNT, MAX_AMOUNT), currency: name.optional() }).optional(),
  })
  .superRefine((criteria, context) => report(readCriteria(criteria).faults, context));

function tooMany(): Sentences {
  return {
    en: `Ask at most ${MAX_CONDITIONS_IN_ALL} conditions in all.`,
    fr: `Posez au plus ${MAX_CONDITIONS_IN_ALL} conditions en tout.`,
  };
}

function tooDeep(): Sentences {
  return {
    en: `Groups may be nested ${MAX_GROUP_DEPTH} deep.`,
    fr: `Les groupes peuvent être imbriqués sur ${MAX_GROUP_DEPTH} niveaux.`,
  };
}

function unstorable(): Sentences {
  return {
    en: 'This text holds a character that cannot be stored.',
    fr: 'Ce texte contient un caractère qui ne peut pas être enregistré.',
  };
}
