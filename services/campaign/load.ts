import { and, eq } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { campaigns } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { ServiceContext } from '../context';

export type CampaignRow = typeof campaigns.$inferSelect;

/** The campaigns of the workspace. */
export const visibleCampaigns = ({
  organizationId,
  artistId,
}: Pick<ServiceContext, 'organizationId' | 'artistId'>): SQL | undefined =>
  and(eq(campaigns.organizationId, organizationId), artistId === null ? undefined : eq(campaigns.artistId, artistId));

interface LoadOptions {
  /** The transaction to read in; the pool unless given. */
  readonly tx?: Database;
  /** Holds the row until the transaction ends. */
  readonly lock?: boolean;
}

/** @throws Failure NOT_FOUND when the id is unknown, or another tenant's. */
export async function getCampaignInOrganization(
  ctx: ServiceContext,
  campaignId: string,
  { tx = ctx.db, lock = false }: LoadOptions = {},
): Promise<CampaignRow> {
  if (!isUuid(campaignId)) throw failure('NOT_FOUND');
  const query = tx
    .select()
    .from(campaigns)
    .where(and(visibleCampaigns(ctx), eq(campaigns.id, campaignId)));
  const [row] = await (lock ? query.for('update') : query);
  if (row === undefined) throw failure('NOT_FOUND');
  return row;
}
