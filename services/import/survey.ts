import { eq } from 'drizzle-orm';
import { Failure } from '../../domain/error/failure';
import type { TextEncoding } from '../../domain/import/encoding';
import type { ImportFailure } from '../../domain/import/import';
import type { ImportColumn, ImportLayout } from '../../domain/import/layout';
import { createSurvey } from '../../domain/import/survey';
import { imports } from '../../db/schema';
import type { ContactImportInput, SurveyOutcome } from '../../workflows/contact-import/contract';
import { defineFields, loadFields } from '../contact/field-definitions';
import type { OrganizationFields } from '../contact/field-definitions';
import type { ServiceCall, ServiceContext } from '../context';
import { NotUtf8 } from './decode';
import { HEAD_BYTES, inspectHead } from './inspect-head';
import type { FileHead } from './inspect-head';
import { getImportInOrganization } from './load';
import type { ImportRow } from './load';
import { progressOf } from './progress';
import { readRows } from './read-rows';

/** Rows between two signs of life. */
const SURVEY_BATCH_ROWS = 5_000;

interface SurveyRequest extends ContactImportInput {
  readonly onBatch: (rows: number) => void;
}

interface Surveyed {
  readonly layout: ImportLayout;
  readonly total: number;
}

/**
 * Reads the whole file once before anything is written: counts its rows, makes sure of its encoding and finds out what
 * its columns hold. New custom fields are defined here, by all their values. Doing it again changes nothing.
 */
export async function surveyImport({ ctx, input }: ServiceCall<SurveyRequest>): Promise<SurveyOutcome> {
  const row = await getImportInOrganization(ctx, input.importId);
  if (row.layout !== null || row.status !== 'RUNNING') return { readable: row.status !== 'FAILED', ...progressOf(row) };
  try {
    const fields = await loadFields(ctx.db, ctx.organizationId);
    const { layout, total } = await surveyFile(ctx, row, fields, input.onBatch);
    await keepLayout(ctx, row, fields, { layout, total });
    return { readable: true, ...progressOf(row), total };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Told by the table alone: the header of a list without one holds addresses, which no history may keep.
    await ctx.db
      .update(imports)
      .set({ error: failureOf(error) })
      .where(eq(imports.id, row.id));
    return { readable: false, ...progressOf(row) };
  }
}

const failureOf = (error: Failure): ImportFailure => ({
  message: { en: error.sentence('en'), fr: error.sentence('fr') },
  details: error.details,
});

async function surveyFile(
  ctx: ServiceContext,
  row: ImportRow,
  fields: OrganizationFields,
  onBatch: (rows: number) => void,
): Promise<Surveyed> {
  const head = await readHead(ctx, row.fileId);
  const read = async (assumed?: TextEncoding): Promise<Surveyed> => {
    const { columns, ...layout } = inspectHead(head, { mapping: row.options.mapping, ...fields }, assumed);
    const survey = createSurvey(columns, fields);
    const from = { byte: layout.dataByte, line: layout.dataLine };
    let total = 0;
    for await (const { rows } of readRows({ files: ctx.files, fileId: row.fileId, layout, from }, SURVEY_BATCH_ROWS)) {
      for (const { blank, defect, cells } of rows) {
        if (!blank) total += 1;
        if (!blank && defect === null) survey.observe(cells);
      }
      onBatch(total);
    }
    return { layout: { ...layout, columns: survey.conclude() }, total };
  };
  try {
    return await read();
  } catch (error) {
    // Bytes that are not UTF-8 turned up beyond the first kilobytes: it is what Excel writes in Western Europe.
    if (error instanceof NotUtf8) return read('windows-1252');
    throw error;
  }
}

async function readHead(ctx: ServiceContext, fileId: string): Promise<FileHead> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of await ctx.files.open(fileId)) {
    pieces.push(piece);
    length += piece.length;
    if (length > HEAD_BYTES) return { bytes: Buffer.concat(pieces).subarray(0, HEAD_BYTES), whole: false };
  }
  return { bytes: Buffer.concat(pieces), whole: true };
}

async function keepLayout(
  ctx: ServiceContext,
  row: ImportRow,
  fields: OrganizationFields,
  { layout, total }: Surveyed,
): Promise<void> {
  const mapping = Object.fromEntries(layout.columns.map(({ header, target }) => [header, target]));
  await ctx.db.transaction(async (tx) => {
    if (!row.dryRun) await defineFields(tx, ctx.organizationId, newFields(layout.columns, fields));
    await tx
      .update(imports)
      .set({ layout, mapping, total, cursorByte: layout.dataByte, cursorLine: layout.dataLine })
      .where(eq(imports.id, row.id));
  });
}

const newFields = (columns: readonly ImportColumn[], { definitions }: OrganizationFields) =>
  columns.flatMap(({ target, type, header }) => {
    const name = target.replace(/^customFields\./, '');
    return name === target || definitions.has(name) ? [] : [{ name, type, label: header.slice(0, 100) }];
  });
