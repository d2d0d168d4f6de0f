import { asc, eq } from 'drizzle-orm';
import { fieldIndexes } from '../../db/schema';
import type { FieldIndex } from '../../domain/field-index/field-index';
import type { ServiceContext } from '../context';

/** The indexes that the organisation's custom fields have, had, or could not get. */
export async function listFieldIndexes({
  ctx: { db, organizationId },
}: {
  readonly ctx: ServiceContext;
}): Promise<{ readonly items: readonly FieldIndex[] }> {
  const rows = await db
    .select()
    .from(fieldIndexes)
    .where(eq(fieldIndexes.organizationId, organizationId))
    .orderBy(asc(fieldIndexes.fieldName));
  return {
    items: rows.map(
      ({ id, definitionId, fieldName, fieldType, indexName, status, segmentCount, failure, ...dates }) => ({
        id,
        definitionId,
        fieldName,
        fieldType,
        indexName,
        status,
        segmentCount,
        builtAt: dates.builtAt?.toISOString() ?? null,
        lastUsedAt: dates.lastUsedAt?.toISOString() ?? null,
        droppedAt: dates.droppedAt?.toISOString() ?? null,
        failure,
      }),
    ),
  };
}
