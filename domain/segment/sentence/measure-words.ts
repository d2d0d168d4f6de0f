import { eventNames } from '../../event/event';
import { TIME_OF_EVENT } from '../event-members';
import type { Behaviour, EventFilter } from '../question';

/** Money spent is said by a verb: the currency beside the sum, and what else narrows the purchases after it. */
export interface Spending {
  readonly currency: string | null;
  readonly where: readonly EventFilter[];
}

/** A behaviour that sums the amounts of purchases, in one currency where it says so; null for any other. */
export function spendingOf({ event, measure, comparison, where }: Behaviour): Spending | null {
  const isNumber = comparison.comparison.kind === 'NUMBER' || comparison.comparison.kind === 'NUMBER_RANGE';
  if (event !== eventNames.purchaseMade || measure.type !== 'SUM' || measure.property !== 'amount' || !isNumber) {
    return null;
  }
  const named = where.find((filter) => currencyOf(filter) !== null);
  return { currency: named ? currencyOf(named) : null, where: where.filter((filter) => filter !== named) };
}

function currencyOf(filter: EventFilter): string | null {
  if (filter.kind !== 'PROPERTY' || filter.property !== 'currency') return null;
  const { comparison, negated } = filter.comparison;
  const isOne = comparison.kind === 'TEXT' && comparison.relation === 'EQUALS' && comparison.values.length === 1;
  return isOne && !negated ? (comparison.values[0] ?? null) : null;
}

/** The first or last event as one of which the measure is said: « un dernier achat dont « format » est « CD » ». */
export function endFilter({ measure, comparison }: Behaviour): EventFilter {
  const positive = { comparison: comparison.comparison, negated: false };
  return measure.property === TIME_OF_EVENT
    ? { kind: 'TIME', comparison: positive }
    : { kind: 'PROPERTY', property: measure.property ?? '', type: measure.dataType ?? 'STRING', comparison: positive };
}

/** A count of the events that carry a property is a count of those whose property is given. */
export const countedWhere = ({ measure, where }: Behaviour): readonly EventFilter[] =>
  measure.property === null
    ? where
    : [
        ...where,
        {
          kind: 'PROPERTY',
          property: measure.property,
          type: 'STRING',
          comparison: { comparison: { kind: 'PRESENT' }, negated: false },
        },
      ];
