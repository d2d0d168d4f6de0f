import { stringify } from 'csv-stringify/sync';
import { and, asc, eq, gt } from 'drizzle-orm';
import { refusalSentence } from '../../domain/import/refusal';
import type { Locale } from '../../domain/locale/locale';
import { importErrors } from '../../db/schema';
import type { ServiceCall } from '../context';
import { getImportInOrganization } from './load';

const PAGE_ROWS = 1_000;
/** Without it a spreadsheet takes UTF-8 for something else. */
const BYTE_ORDER_MARK = '\ufeff';
const headers: Readonly<Record<Locale, readonly string[]>> = {
  en: ['line', 'code', 'reason', 'field', 'value', 'row'],
  fr: ['ligne', 'code', 'motif', 'champ', 'valeur', 'contenu'],
};

/**
 * The refused rows as CSV, piece by piece: line of the file, code, reason in the reader's language, field, value and the
 * row itself. Cells that a spreadsheet would run as formulas are disarmed.
 * @throws Failure NOT_FOUND before the first piece.
 */
export async function importErrorsCsv({
  ctx,
  input,
}: ServiceCall<{ readonly importId: string }>): Promise<AsyncIterable<string>> {
  const { id } = await getImportInOrganization(ctx, input.importId);
  const page = (after: number) =>
    ctx.db
      .select()
      .from(importErrors)
      .where(and(eq(importErrors.importId, id), gt(importErrors.line, after)))
      .orderBy(asc(importErrors.line))
      .limit(PAGE_ROWS);
  async function* pieces() {
    yield BYTE_ORDER_MARK + stringify([[...headers[ctx.locale]]]);
    let after = 0;
    for (;;) {
      const rows = await page(after);
      yield stringify(
        rows.map(({ line, code, field, value, row }) => [
          line,
          code,
          refusalSentence(code)[ctx.locale],
          field,
          value,
          row,
        ]),
        { escape_formulas: true },
      );
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE_ROWS) return;
      after = last.line;
    }
  }
  return pieces();
}
