import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { segmentMembers, segments } from '../../db/schema';
import type { ExportFormat } from '../../domain/export/export';
import type { ServiceContext } from '../../services/context';
import { openExportFile } from '../../services/export/open-file';
import { startSegmentExport } from '../../services/export/start';
import { writeExport } from '../../services/export/write';
import type { FileStore } from '../../services/ports';
import { createTestContext } from '../environment/context';
import { createContact } from './contact';

/** An organisation with a static segment, whose members are made by `hold`, and the steps of its export. */
export async function createExportSuite(
  connection: DatabaseConnection,
  files: FileStore,
  overrides: Partial<ServiceContext> = {},
) {
  const { ctx, organizationId, artistId } = await createTestContext(connection, { files, ...overrides });
  const segmentId = newId();
  await connection.db
    .insert(segments)
    .values({ id: segmentId, organizationId, name: 'Fans: Lyon/Nord', dynamic: false });
  const hold = async (values: Partial<Parameters<typeof createContact>[1]> = {}) => {
    const { id } = await createContact(connection, { ...values, organizationId });
    await connection.db.insert(segmentMembers).values({ segmentId, contactId: id });
    return id;
  };
  const start = (format: ExportFormat, asker = ctx) => startSegmentExport({ ctx: asker, input: { segmentId, format } });
  /** As the worker does: for the whole organisation, and with its own language. */
  const write = (exportId: string, more: Partial<Parameters<typeof writeExport>[0]['input']> = {}) =>
    writeExport({
      ctx: { ...ctx, artistId: null, metiers: [], locale: 'en' },
      input: {
        organizationId,
        exportId,
        signal: new AbortController().signal,
        onBatch: () => undefined,
        batchContacts: 3,
        ...more,
      },
    });
  const fileOf = async (exportId: string) => {
    const pieces: Uint8Array[] = [];
    const file = await openExportFile({ ctx, input: { exportId } });
    for await (const piece of file.content) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const exported = async (format: ExportFormat, asker = ctx) => {
    const { id } = await start(format, asker);
    await write(id);
    return fileOf(id);
  };
  return { ctx, organizationId, artistId, segmentId, hold, start, write, fileOf, exported };
}
