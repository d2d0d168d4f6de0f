import { and, eq, inArray } from 'drizzle-orm';
import { campaigns, fieldDefinitions, topics } from '../../db/schema';
import type { FieldType } from '../../domain/contact/contact';
import type { FieldCondition, SegmentCondition } from '../../domain/segment/criteria';
import { readField } from '../../domain/segment/fields';
import { campaignFiltersOf, fieldConditionsOf } from '../../domain/segment/walk';
import type { ServiceContext } from '../context';
import type { AutomationSteps } from './automation-steps';
import { loadAutomationSteps } from './automation-steps';
import { loadDefinitions } from './scope';

/** What conditions name that only the database knows. */
export interface KnownNames {
  readonly segments: Awaited<ReturnType<typeof loadDefinitions>>;
  readonly campaignIds: ReadonlySet<string>;
  readonly automations: ReadonlyMap<string, AutomationSteps>;
  readonly topics: ReadonlySet<string>;
  readonly fieldTypes: ReadonlyMap<string, FieldType>;
}

/** The ids in the value of a condition, however they are written. */
export const idsIn = ({ value }: FieldCondition): readonly string[] =>
  Array.isArray(value) ? value.map((id) => String(id).toLowerCase()) : [];

/** Looks up all that conditions name, each kind in one statement, and only the kinds that are named. */
export async function readKnownNames(
  ctx: ServiceContext,
  conditions: readonly SegmentCondition[],
): Promise<KnownNames> {
  const placed = fieldConditionsOf(conditions).map(({ condition }) => condition);
  const references = placed.flatMap((condition) => readField(condition.field) ?? []);
  const segmentIds = placed.filter(({ field }) => field === 'segment').flatMap(idsIn);
  const campaignIds = [
    ...references.flatMap((reference) => (reference.kind === 'campaign' ? [reference.campaignId] : [])),
    ...campaignFiltersOf(conditions).flatMap((filter) => filter.campaignIds),
  ];
  const automationIds = references.flatMap((reference) =>
    'automationId' in reference ? [reference.automationId] : [],
  );
  const topicKeys = references.flatMap((reference) => (reference.kind === 'topic' ? [reference.topic] : []));
  const fields = references.flatMap((reference) => (reference.kind === 'custom' ? [reference.name] : []));
  const [segments, foundCampaigns, automations, foundTopics, fieldTypes] = await Promise.all([
    loadDefinitions(ctx, segmentIds),
    existingCampaigns(ctx, campaignIds),
    loadAutomationSteps(ctx, [...new Set(automationIds)]),
    existingTopics(ctx, topicKeys),
    typesOfFields(ctx, fields),
  ]);
  return { segments, campaignIds: foundCampaigns, automations, topics: foundTopics, fieldTypes };
}

async function existingCampaigns({ db, organizationId }: ServiceContext, ids: readonly string[]) {
  if (ids.length === 0) return new Set<string>();
  const named = [...new Set(ids)].filter((id) => readField(`campaign.${id}`) !== null);
  const rows = await db
    .select({ id: campaigns.id })
    .from(campaigns)
    .where(and(eq(campaigns.organizationId, organizationId), inArray(campaigns.id, named)));
  return new Set(rows.map(({ id }) => id));
}

async function existingTopics({ db, organizationId }: ServiceContext, keys: readonly string[]) {
  if (keys.length === 0) return new Set<string>();
  const rows = await db
    .select({ key: topics.key })
    .from(topics)
    .where(and(eq(topics.organizationId, organizationId), inArray(topics.key, [...keys])));
  return new Set(rows.map(({ key }) => key));
}

async function typesOfFields({ db, organizationId }: ServiceContext, names: readonly string[]) {
  if (names.length === 0) return new Map<string, FieldType>();
  const rows = await db
    .select({ name: fieldDefinitions.name, type: fieldDefinitions.type })
    .from(fieldDefinitions)
    .where(and(eq(fieldDefinitions.organizationId, organizationId), inArray(fieldDefinitions.name, [...names])));
  return new Map(rows.map(({ name, type }) => [name, type]));
}
