import { eventNames } from '../event/event';
import type { BehaviourCondition, FieldCondition, SegmentCondition } from './criteria';
import { CAMPAIGN_OF_EVENT } from './event-members';

type Path = readonly (string | number)[];

/** A condition on a field, with its place below the criteria: `['conditions', 2]`. */
export interface PlacedCondition {
  readonly path: Path;
  readonly condition: FieldCondition;
}

/** The campaigns that a behaviour narrows its events to, with the place of the value that names them. */
export interface PlacedCampaigns {
  readonly path: Path;
  readonly campaignIds: readonly string[];
}

/** Every condition on a field, however deep, in the order of reading. */
export const fieldConditionsOf = (
  conditions: readonly SegmentCondition[],
  path: Path = [],
): readonly PlacedCondition[] =>
  leavesOf(conditions, path).flatMap(({ path: at, condition }) =>
    'field' in condition ? [{ path: at, condition }] : [],
  );

/** Events of ours that a campaign stands behind: of an event of one's own, `campaignId` may mean anything. */
const campaignEvents: ReadonlySet<string> = new Set([
  eventNames.emailSent,
  eventNames.emailOpened,
  eventNames.linkClicked,
  eventNames.emailBounced,
  eventNames.unsubscribed,
]);

/** The campaigns that behaviours name. */
export const campaignFiltersOf = (conditions: readonly SegmentCondition[]): readonly PlacedCampaigns[] =>
  leavesOf(conditions, []).flatMap(({ path, condition }) => {
    if ('field' in condition || !campaignEvents.has(condition.event)) return [];
    return (condition.where ?? []).flatMap(({ property, operator, value = null }, index) => {
      const isEquality = ['EQUALS', 'NOT_EQUALS', 'IN', 'NOT_IN'].includes(operator);
      if (property !== CAMPAIGN_OF_EVENT || !isEquality) return [];
      const campaignIds = (Array.isArray(value) ? value : [value]).map((id) => String(id).toLowerCase());
      return [{ path: [...path, 'where', index, 'value'], campaignIds }];
    });
  });

interface PlacedLeaf {
  readonly path: Path;
  readonly condition: FieldCondition | BehaviourCondition;
}

const leavesOf = (conditions: readonly SegmentCondition[], path: Path): readonly PlacedLeaf[] =>
  conditions.flatMap((condition, index): readonly PlacedLeaf[] => {
    const at = [...path, 'conditions', index];
    return 'conditions' in condition ? leavesOf(condition.conditions, at) : [{ path: at, condition }];
  });
