import type { ReservedSql } from 'postgres';
import type { IndexableType } from '../../domain/field-index/field-index';
import { fieldIndexName, INDEXED_TEXT_LENGTH } from '../../domain/field-index/field-index';

export interface IndexedField {
  readonly organizationId: string;
  readonly definitionId: string;
  readonly name: string;
  readonly type: IndexableType;
}

/** What the compiler asks of a field of each type; `%1$L` is the field's name as a literal. */
const expressions: Readonly<Record<IndexableType, string>> = {
  STRING: `left(fermata_fold(custom_fields ->> %1$L), ${INDEXED_TEXT_LENGTH})`,
  NUMBER: `(case when jsonb_typeof(custom_fields -> %1$L) = 'number' then (custom_fields -> %1$L)::numeric end)`,
  DATE: `left(custom_fields ->> %1$L, 10) collate "C"`,
};

/** Writes while it is made go on. The server itself quotes what is not a name of ours. */
export async function createFieldIndex(
  connection: ReservedSql,
  { organizationId, definitionId, name, type }: IndexedField,
): Promise<void> {
  const template = `create index concurrently %2$I on contacts (${expressions[type]}) where organization_id = %3$L::uuid`;
  const [row] = await connection<{ statement: string }[]>`
    select format(${template}, ${name}::text, ${fieldIndexName(definitionId)}::text, ${organizationId}::text) as statement`;
  if (row) await connection.unsafe(row.statement);
}

/** Also what is left of one that could not be made, which the server keeps as invalid and goes on writing to. */
export async function dropFieldIndex(connection: ReservedSql, definitionId: string): Promise<void> {
  const [row] = await connection<{ statement: string }[]>`
    select format('drop index concurrently if exists %I', ${fieldIndexName(definitionId)}::text) as statement`;
  if (row) await connection.unsafe(row.statement);
}

/** How often the database has read an index since it counts; null where there is no such index, or no valid one. */
export async function scansOf(connection: ReservedSql, definitionId: string): Promise<number | null> {
  const [row] = await connection<{ scans: number }[]>`
    select least(s.idx_scan, 2147483647)::int as scans from pg_stat_user_indexes s join pg_index i using (indexrelid)
    where s.indexrelname = ${fieldIndexName(definitionId)} and i.indisvalid`;
  return row?.scans ?? null;
}
