import { and, arrayContains, eq, inArray, ne, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { automations, automationVersions, campaigns, leadRules, segments } from '../../db/schema';
import type { ServiceCall, ServiceContext } from '../context';
import { getSegmentInOrganization } from './load';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What asks a segment, or will ask it again. */
export interface SegmentUsage {
  /** Campaigns that have not begun to send. */
  readonly campaigns: readonly Named[];
  /** Automations whose draft or published version names it. */
  readonly automations: readonly Named[];
  readonly segments: readonly Named[];
  /** Lead score rules whose criteria name it. */
  readonly leadRules: readonly Named[];
}

/** @throws Failure NOT_FOUND */
export async function getSegmentUsage({
  ctx,
  input,
}: ServiceCall<{ readonly segmentId: string }>): Promise<SegmentUsage> {
  const { id } = await getSegmentInOrganization(ctx, input.segmentId);
  return findUsage(ctx, ctx.db, id);
}

/** Whether a jsonb document holds an id anywhere, in either case; ids are too long to be met by chance. */
const holds = (document: SQL, id: string) => sql`strpos(lower(${document}::text), ${`"${id}"`}) > 0`;

export async function findUsage(ctx: ServiceContext, tx: Database, segmentId: string): Promise<SegmentUsage> {
  const [usingCampaigns, usingAutomations, usingSegments, usingRules] = await Promise.all([
    tx
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(
        and(
          eq(campaigns.organizationId, ctx.organizationId),
          inArray(campaigns.status, ['DRAFT', 'SCHEDULED']),
          or(arrayContains(campaigns.segments, [segmentId]), arrayContains(campaigns.excludeSegments, [segmentId])),
        ),
      ),
    tx
      .select({ id: automations.id, name: automations.name })
      .from(automations)
      .leftJoin(
        automationVersions,
        and(
          eq(automationVersions.automationId, automations.id),
          eq(automationVersions.version, automations.publishedVersion),
        ),
      )
      .where(
        and(
          eq(automations.organizationId, ctx.organizationId),
          ne(automations.status, 'ARCHIVED'),
          or(holds(sql`${automations.draft}`, segmentId), holds(sql`${automationVersions.definition}`, segmentId)),
        ),
      ),
    tx
      .select({ id: segments.id, name: segments.name })
      .from(segments)
      .where(
        and(
          eq(segments.organizationId, ctx.organizationId),
          ne(segments.id, segmentId),
          holds(sql`${segments.criteria}`, segmentId),
        ),
      ),
    tx
      .select({ id: leadRules.id, name: leadRules.name })
      .from(leadRules)
      .where(and(eq(leadRules.organizationId, ctx.organizationId), holds(sql`${leadRules.criteria}`, segmentId))),
  ]);
  return { campaigns: usingCampaigns, automations: usingAutomations, segments: usingSegments, leadRules: usingRules };
}
