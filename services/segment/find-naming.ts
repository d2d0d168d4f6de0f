import { and, eq, ne, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { automations, automationVersions, leadRules, segments } from '../../db/schema';
import type { ServiceContext } from '../context';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Naming {
  readonly segments: readonly Named[];
  /** Those whose draft or published version does; archived ones are left out. */
  readonly automations: readonly Named[];
  readonly leadRules: readonly Named[];
}

/**
 * All that holds criteria in which something is named.
 * @param names whether a jsonb document of theirs does.
 */
export async function findNaming(
  { organizationId }: Pick<ServiceContext, 'organizationId'>,
  tx: Database,
  names: (document: SQL) => SQL,
): Promise<Naming> {
  const [ofSegments, ofAutomations, ofRules] = await Promise.all([
    tx
      .select({ id: segments.id, name: segments.name })
      .from(segments)
      .where(and(eq(segments.organizationId, organizationId), names(sql`${segments.criteria}`))),
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
          eq(automations.organizationId, organizationId),
          ne(automations.status, 'ARCHIVED'),
          or(names(sql`${automations.draft}`), names(sql`${automationVersions.definition}`)),
        ),
      ),
    tx
      .select({ id: leadRules.id, name: leadRules.name })
      .from(leadRules)
      .where(and(eq(leadRules.organizationId, organizationId), names(sql`${leadRules.criteria}`))),
  ]);
  return { segments: ofSegments, automations: ofAutomations, leadRules: ofRules };
}
