import { and, eq } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { Database } from '../../db/client';
import { automations } from '../../db/schema';
import type { ServiceContext } from '../context';

export type AutomationRow = typeof automations.$inferSelect;

/** The automations of the workspace asked for. */
export const visibleAutomations = ({
  organizationId,
  artistId,
}: Pick<ServiceContext, 'organizationId' | 'artistId'>): SQL | undefined =>
  and(
    eq(automations.organizationId, organizationId),
    artistId === null ? undefined : eq(automations.artistId, artistId),
  );

interface LoadOptions {
  /** The transaction to read in; the pool unless given. */
  readonly tx?: Database;
  /** Holds the row until the transaction ends. */
  readonly lock?: boolean;
}

/** @throws Failure NOT_FOUND when the id is unknown, or of another tenant or workspace. */
export async function getAutomationInOrganization(
  ctx: ServiceContext,
  automationId: string,
  { tx = ctx.db, lock = false }: LoadOptions = {},
): Promise<AutomationRow> {
  if (!isUuid(automationId)) throw failure('NOT_FOUND');
  const query = tx
    .select()
    .from(automations)
    .where(and(visibleAutomations(ctx), eq(automations.id, automationId)));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw failure('NOT_FOUND');
  return row;
}
