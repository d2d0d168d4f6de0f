import { createRuleSchema } from '../../domain/scoring/schema';
import type { SegmentCondition } from '../../domain/segment/criteria';
import type { ServiceContext } from '../../services/context';
import { createRule } from '../../services/scoring/rules';

interface DemoRule {
  readonly name: string;
  readonly points: number;
  readonly expiresAfterDays?: number;
  readonly condition: SegmentCondition;
}

const rules: readonly DemoRule[] = [
  {
    name: 'Professionnel avec une société',
    points: 25,
    condition: { field: 'company', operator: 'IS_NOT_EMPTY', dataType: 'STRING' },
  },
  {
    name: 'Joignable par téléphone',
    points: 15,
    condition: { field: 'phone', operator: 'IS_NOT_EMPTY', dataType: 'STRING' },
  },
  {
    name: 'A ouvert un email ce mois-ci',
    points: 20,
    expiresAfterDays: 30,
    condition: {
      event: 'EMAIL_OPENED',
      measure: { type: 'COUNT' },
      operator: 'GREATER_OR_EQUAL',
      value: 1,
      withinDays: 30,
    },
  },
  {
    name: 'A dépensé plus de 100 EUR en un an',
    points: 40,
    condition: {
      event: 'PURCHASE_MADE',
      measure: { type: 'SUM', property: 'amount' },
      operator: 'GREATER_THAN',
      value: 100,
      where: [{ property: 'currency', operator: 'EQUALS', value: 'EUR', dataType: 'STRING' }],
      withinDays: 365,
    },
  },
];

/** Lead rules for a first look; the worker gives the points. */
export async function seedLeadRules(ctx: ServiceContext): Promise<void> {
  for (const { condition, ...rule } of rules) {
    const criteria = { logic: 'AND', conditions: [condition] };
    await createRule({ ctx, input: createRuleSchema.parse({ ...rule, criteria }) });
  }
}
