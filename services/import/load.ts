import { and, eq } from 'drizzle-orm';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { Database } from '../../db/client';
import { imports } from '../../db/schema';
import type { ServiceContext } from '../context';

export type ImportRow = typeof imports.$inferSelect;

/** @throws Failure NOT_FOUND when the id is unknown, or another tenant's. */
export async function getImportInOrganization(
  ctx: Pick<ServiceContext, 'db' | 'organizationId' | 'artistId'>,
  importId: string,
  { tx = ctx.db, lock = false }: { readonly tx?: Database; readonly lock?: boolean } = {},
): Promise<ImportRow> {
  if (!isUuid(importId)) throw failure('NOT_FOUND');
  const query = tx
    .select()
    .from(imports)
    .where(
      and(
        eq(imports.id, importId),
        eq(imports.organizationId, ctx.organizationId),
        ctx.artistId === null ? undefined : eq(imports.artistId, ctx.artistId),
      ),
    );
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw failure('NOT_FOUND');
  return row;
}
