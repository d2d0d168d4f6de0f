import type { SignedComparison } from './comparison';
import { numberHolds } from './number';
import type { Measure } from './question';

/** Whether a behaviour holds for a contact without any such event: COUNT and SUM are then 0, other measures are missing. */
export function holdsWithoutEvents(measure: Measure, { negated, comparison }: SignedComparison): boolean {
  const holds =
    (measure.type === 'COUNT' || measure.type === 'SUM') &&
    (comparison.kind === 'PRESENT' || numberHolds(0, comparison));
  return holds !== negated;
}
