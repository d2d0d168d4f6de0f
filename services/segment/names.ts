import { and, eq, inArray } from 'drizzle-orm';
import { campaigns, fieldDefinitions, segments } from '../../db/schema';
import type { Question } from '../../domain/segment/question';
import type { Names } from '../../domain/segment/sentence/sentence';
import { leavesOf } from '../../domain/segment/sentence/why';
import type { ServiceContext } from '../context';

/** The names of the segments, campaigns and custom fields that a question knows by id, for its sentence. */
export async function namesIn(ctx: ServiceContext, question: Question): Promise<Names> {
  const leaves = leavesOf(question);
  const segmentIds = leaves.flatMap((leaf) => (leaf.kind === 'MEMBER' ? leaf.segmentIds : []));
  const campaignIds = leaves.flatMap((leaf) => (leaf.kind === 'CAMPAIGN' ? [leaf.campaignId] : []));
  const fieldNames = leaves.flatMap((leaf) => (leaf.kind === 'CUSTOM' ? [leaf.name] : []));
  const { organizationId } = ctx;
  const [namedSegments, namedCampaigns, namedFields] = await Promise.all([
    segmentIds.length === 0
      ? []
      : ctx.db
          .select({ key: segments.id, name: segments.name })
          .from(segments)
          .where(and(eq(segments.organizationId, organizationId), inArray(segments.id, [...segmentIds]))),
    campaignIds.length === 0
      ? []
      : ctx.db
          .select({ key: campaigns.id, name: campaigns.name })
          .from(campaigns)
          .where(and(eq(campaigns.organizationId, organizationId), inArray(campaigns.id, campaignIds))),
    fieldNames.length === 0
      ? []
      : ctx.db
          .select({ key: fieldDefinitions.name, name: fieldDefinitions.label })
          .from(fieldDefinitions)
          .where(and(eq(fieldDefinitions.organizationId, organizationId), inArray(fieldDefinitions.name, fieldNames))),
  ]);
  return { segments: mapOf(namedSegments), campaigns: mapOf(namedCampaigns), fields: mapOf(namedFields) };
}

const mapOf = (rows: readonly { readonly key: string; readonly name: string }[]): ReadonlyMap<string, string> =>
  new Map(rows.map(({ key, name }) => [key, name]));
