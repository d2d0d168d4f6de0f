import { and, eq, inArray } from 'drizzle-orm';
import { campaigns, fieldDefinitions, segments, topics } from '../../db/schema';
import { isUuid } from '../../domain/identity/uuid';
import { CAMPAIGN_OF_EVENT } from '../../domain/segment/event-members';
import type { Behaviour, Question } from '../../domain/segment/question';
import type { Names } from '../../domain/segment/sentence/names';
import { stepKey } from '../../domain/segment/sentence/names';
import { leavesOf } from '../../domain/segment/sentence/why';
import type { ServiceContext } from '../context';
import { loadAutomationSteps } from './automation-steps';

type Pairs = readonly { readonly key: string; readonly name: string }[];

/** The names of what a question knows by id, for its sentence. */
export async function namesIn(ctx: ServiceContext, question: Question): Promise<Names> {
  const leaves = leavesOf(question);
  const segmentIds = leaves.flatMap((leaf) => (leaf.kind === 'MEMBER' ? leaf.segmentIds : []));
  const campaignIds = leaves.flatMap((leaf) => {
    if (leaf.kind === 'CAMPAIGN') return [leaf.campaignId];
    return leaf.kind === 'BEHAVIOUR' ? campaignsOf(leaf.behaviour) : [];
  });
  const automationIds = leaves.flatMap((leaf) => ('automationId' in leaf ? [leaf.automationId] : []));
  const topicKeys = leaves.flatMap((leaf) => (leaf.kind === 'TOPIC' ? [leaf.topic] : []));
  const fieldNames = leaves.flatMap((leaf) => (leaf.kind === 'CUSTOM' ? [leaf.name] : []));
  const [namedSegments, namedCampaigns, namedTopics, namedFields, automations] = await Promise.all([
    nameSegments(ctx, segmentIds),
    nameCampaigns(ctx, campaignIds),
    nameTopics(ctx, topicKeys),
    nameFields(ctx, fieldNames),
    loadAutomationSteps(ctx, [...new Set(automationIds)]),
  ]);
  const steps = [...automations].flatMap(([id, automation]) =>
    [...automation.steps].map(([stepId, name]) => [stepKey(id, stepId), name ?? stepId] as const),
  );
  return {
    segments: mapOf(namedSegments),
    campaigns: mapOf(namedCampaigns),
    fields: mapOf(namedFields),
    topics: mapOf(namedTopics),
    automations: new Map([...automations].map(([id, { name }]) => [id, name])),
    steps: new Map(steps),
  };
}

/** The campaigns that a behaviour narrows its events to. */
const campaignsOf = ({ where }: Behaviour): readonly string[] =>
  where.flatMap((filter) => {
    if (filter.kind !== 'PROPERTY' || filter.property !== CAMPAIGN_OF_EVENT) return [];
    const { comparison } = filter.comparison;
    return comparison.kind === 'TEXT' ? comparison.values.map((id) => id.toLowerCase()).filter(isUuid) : [];
  });

const mapOf = (rows: Pairs): ReadonlyMap<string, string> => new Map(rows.map(({ key, name }) => [key, name]));

async function nameSegments({ db, organizationId }: ServiceContext, ids: readonly string[]): Promise<Pairs> {
  if (ids.length === 0) return [];
  return db
    .select({ key: segments.id, name: segments.name })
    .from(segments)
    .where(and(eq(segments.organizationId, organizationId), inArray(segments.id, [...ids])));
}

async function nameCampaigns({ db, organizationId }: ServiceContext, ids: readonly string[]): Promise<Pairs> {
  if (ids.length === 0) return [];
  return db
    .select({ key: campaigns.id, name: campaigns.name })
    .from(campaigns)
    .where(and(eq(campaigns.organizationId, organizationId), inArray(campaigns.id, [...ids])));
}

async function nameTopics({ db, organizationId }: ServiceContext, keys: readonly string[]): Promise<Pairs> {
  if (keys.length === 0) return [];
  return db
    .select({ key: topics.key, name: topics.name })
    .from(topics)
    .where(and(eq(topics.organizationId, organizationId), inArray(topics.key, [...keys])));
}

async function nameFields({ db, organizationId }: ServiceContext, names: readonly string[]): Promise<Pairs> {
  if (names.length === 0) return [];
  return db
    .select({ key: fieldDefinitions.name, name: fieldDefinitions.label })
    .from(fieldDefinitions)
    .where(and(eq(fieldDefinitions.organizationId, organizationId), inArray(fieldDefinitions.name, [...names])));
}
