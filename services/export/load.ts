import { and, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { dataExports } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { ServiceContext } from '../context';

export type ExportRow = typeof dataExports.$inferSelect;

type Reader = Pick<ServiceContext, 'db' | 'organizationId' | 'artistId' | 'metiers'>;

/** The exports whose every contact the actor may see: a file made by somebody who sees more is not theirs. */
const visibleExports = ({ organizationId, artistId, metiers }: Reader): SQL | undefined =>
  and(
    eq(dataExports.organizationId, organizationId),
    artistId === null ? undefined : eq(dataExports.artistId, artistId),
    metiers.length === 0
      ? undefined
      : sql`cardinality(${dataExports.metiers}) > 0 and ${dataExports.metiers} <@ ${sql.param([...metiers], dataExports.metiers)}`,
  );

/** @throws Failure NOT_FOUND when the id is unknown, another tenant's, or of contacts that the actor may not see. */
export async function getExportInOrganization(
  ctx: Reader,
  exportId: string,
  { tx = ctx.db }: { readonly tx?: Database } = {},
): Promise<ExportRow> {
  if (!isUuid(exportId)) throw failure('NOT_FOUND');
  const [row] = await tx
    .select()
    .from(dataExports)
    .where(and(eq(dataExports.id, exportId), visibleExports(ctx)));
  if (!row) throw failure('NOT_FOUND');
  return row;
}
