import { CAMPAIGN_OF_EVENT } from '../event-members';
import type { Behaviour } from '../question';

/** The names of what criteria know by id; an id without a name is shown as it is. */
export interface Names {
  readonly segments: ReadonlyMap<string, string>;
  readonly campaigns: ReadonlyMap<string, string>;
  /** Labels of custom fields. */
  readonly fields: ReadonlyMap<string, string>;
  readonly automations?: ReadonlyMap<string, string>;
  /** Names of steps, by `stepKey`. */
  readonly steps?: ReadonlyMap<string, string>;
  /** Names of topics, by their keys. */
  readonly topics?: ReadonlyMap<string, string>;
}

export const noNames: Names = { segments: new Map(), campaigns: new Map(), fields: new Map() };

/** Steps are known by ids that are their automation's own. */
export const stepKey = (automationId: string, stepId: string): string => `${automationId}/${stepId}`;

/** A behaviour with the names of the campaigns that it narrows its events to, in place of their ids. */
export const withCampaignNames = (behaviour: Behaviour, { campaigns }: Names): Behaviour => ({
  ...behaviour,
  where: behaviour.where.map((filter) => {
    if (filter.kind !== 'PROPERTY' || filter.property !== CAMPAIGN_OF_EVENT) return filter;
    const { comparison, negated } = filter.comparison;
    if (comparison.kind !== 'TEXT') return filter;
    const values = comparison.values.map((id) => campaigns.get(id.toLowerCase()) ?? id);
    return { ...filter, comparison: { negated, comparison: { ...comparison, values } } };
  }),
});
