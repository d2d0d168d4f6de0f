import { and, eq, inArray } from 'drizzle-orm';
import { foldPeople } from '../../domain/import/fold-people';
import type { RowCounts } from '../../domain/import/fold-people';
import type { ImportLayout } from '../../domain/import/layout';
import { readRow } from '../../domain/import/read-row';
import type { ImportedPerson } from '../../domain/import/read-row';
import type { Refusal } from '../../domain/import/refusal';
import type { SourceRow } from '../../domain/import/row-reader';
import type { Database } from '../../db/client';
import { importErrors, imports, suppressions } from '../../db/schema';
import type { ServiceContext } from '../context';
import { emailDigest } from '../suppression/digest';
import { countPeople } from './count-people';
import { importPeople } from './import-people';
import { getImportInOrganization } from './load';
import type { ImportRow } from './load';
import type { FilePlace, ReadBatch } from './read-rows';
import { holdImported } from './segment';

/** How much of a refused row is kept to be mended. */
const KEPT_ROW_LENGTH = 10_000;

interface RefusedRow extends Refusal {
  readonly row: SourceRow;
}

interface PersonOfRow {
  readonly row: SourceRow;
  readonly person: ImportedPerson;
}

/**
 * Imports one part of a file: contacts, refusals, counts and the cursor in one transaction, so that a part is either
 * done and passed, or not begun. Two attempts at the same part meet at the import's row, and the second finds the cursor moved.
 * @returns the import's row after the part, or null when somebody else has moved the cursor or ended the import.
 */
export async function importPart(
  ctx: ServiceContext,
  importId: string,
  from: FilePlace,
  layout: ImportLayout,
  batch: ReadBatch,
): Promise<ImportRow | null> {
  return ctx.db.transaction(async (tx) => {
    const row = await getImportInOrganization(ctx, importId, { tx, lock: true });
    if (row.status !== 'RUNNING' || row.cursorByte !== from.byte) return null;
    const { people, refused } = await sortRows(tx, row, layout, batch.rows);
    await keepRefusals(tx, importId, refused);
    const folded = foldPeople(people);
    const counts = row.dryRun ? await countPeople(tx, row, folded) : await importPeople(tx, row, folded, ctx.now());
    if (!row.dryRun) await holdImported(tx, row, folded);
    return advance(tx, row, batch.next, { ...counts, invalid: refused.length });
  });
}

/** Tells people from refusals. Who was erased is refused, whatever list names them. */
async function sortRows(tx: Database, row: ImportRow, layout: ImportLayout, rows: readonly SourceRow[]) {
  const refused: RefusedRow[] = [];
  const found: PersonOfRow[] = [];
  for (const source of rows) {
    if (source.blank) continue;
    const read = readRow(source, layout);
    if (read.kind === 'person') found.push({ row: source, person: read.person });
    else refused.push({ row: source, ...read.refusal });
  }
  const erased = await erasedAmong(tx, row.organizationId, found);
  const people: ImportedPerson[] = [];
  for (const { row: source, person } of found) {
    if (erased.size > 0 && erased.has(emailDigest(person.email)))
      refused.push({ row: source, code: 'ERASED', field: 'email', value: null });
    else people.push(person);
  }
  return { people, refused };
}

async function erasedAmong(
  tx: Database,
  organizationId: string,
  found: readonly PersonOfRow[],
): Promise<ReadonlySet<string>> {
  const ofTenant = and(eq(suppressions.organizationId, organizationId), eq(suppressions.reason, 'ERASED'));
  const [any] = await tx.select({ id: suppressions.id }).from(suppressions).where(ofTenant).limit(1);
  if (!any || found.length === 0) return new Set();
  const digests = found.map(({ person }) => emailDigest(person.email));
  const rows = await tx
    .select({ digest: suppressions.emailDigest })
    .from(suppressions)
    .where(and(ofTenant, inArray(suppressions.emailDigest, digests)));
  return new Set(rows.map(({ digest }) => digest));
}

const storable = (text: string): string => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');

async function keepRefusals(tx: Database, importId: string, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length === 0) return;
  await tx.insert(importErrors).values(
    refused.map(({ row, code, field, value }) => ({
      importId,
      line: row.line,
      code,
      field,
      value: value === null ? null : storable(value),
      // The words of a person who was erased are not kept, not even as a refusal.
      row: code === 'ERASED' ? '' : storable(row.source.slice(0, KEPT_ROW_LENGTH)).trimEnd(),
    })),
  );
}

async function advance(
  tx: Database,
  row: ImportRow,
  next: FilePlace,
  counts: RowCounts & { readonly invalid: number },
): Promise<ImportRow> {
  const { created, updated, skipped, invalid } = counts;
  const [moved = row] = await tx
    .update(imports)
    .set({
      cursorByte: next.byte,
      cursorLine: next.line,
      processed: row.processed + created + updated + skipped + invalid,
      created: row.created + created,
      updated: row.updated + updated,
      skipped: row.skipped + skipped,
      invalid: row.invalid + invalid,
    })
    .where(eq(imports.id, row.id))
    .returning();
  return moved;
}
