import { and, eq } from 'drizzle-orm';
import type { AutomationDefinition } from '../../domain/automation/definition';
import { failure } from '../../domain/error/failure';
import { automationVersions } from '../../db/schema';
import type { ServiceContext } from '../context';

/** Definitions hold whole messages, so only those walked lately are kept. */
const MOST_VERSIONS = 200;
const versions = new Map<string, AutomationDefinition>();

export interface VersionKey {
  readonly automationId: string;
  readonly version: number;
}

/** A published version, kept in memory: it never changes. @throws Failure NOT_FOUND */
export async function loadVersion(
  ctx: Pick<ServiceContext, 'db' | 'organizationId'>,
  { automationId, version }: VersionKey,
): Promise<AutomationDefinition> {
  const key = `${ctx.organizationId}/${automationId}/${version}`;
  const known = versions.get(key);
  if (known !== undefined) return known;
  const [row] = await ctx.db
    .select({ definition: automationVersions.definition })
    .from(automationVersions)
    .where(
      and(
        eq(automationVersions.organizationId, ctx.organizationId),
        eq(automationVersions.automationId, automationId),
        eq(automationVersions.version, version),
      ),
    );
  if (!row) throw failure('NOT_FOUND');
  versions.set(key, row.definition);
  for (const oldest of versions.keys()) {
    if (versions.size <= MOST_VERSIONS) break;
    versions.delete(oldest);
  }
  return row.definition;
}
