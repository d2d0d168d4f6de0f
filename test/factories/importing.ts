import type { Database, DatabaseConnection } from '../../db/client';
import type { ContactImport } from '../../domain/import/import';
import type { ImportRequest } from '../../domain/import/schema';
import { createTestContext } from '../environment/context';
import type { ServiceContext } from '../../services/context';
import type { FileStore } from '../../services/ports';
import { finishImport } from '../../services/import/finish';
import { getImport } from '../../services/import/get';
import { importBatch } from '../../services/import/import-batch';
import { HEAD_BYTES } from '../../services/import/inspect-head';
import { startImport } from '../../services/import/start';
import { surveyImport } from '../../services/import/survey';

/** An organisation with a file store, and the steps of an import as the workflow takes them. */
export async function createImportSuite(
  connection: DatabaseConnection,
  files: FileStore,
  overrides: Partial<ServiceContext> = {},
) {
  const { ctx, workflows, organizationId, artistId } = await createTestContext(connection, { files, ...overrides });

  async function upload(content: string | Uint8Array, options: Partial<ImportRequest> = {}): Promise<ContactImport> {
    const bytes = Buffer.from(content);
    async function* once() {
      yield bytes;
    }
    const { fileId } = await files.put(once(), 1_000_000_000);
    const head = { bytes: bytes.subarray(0, HEAD_BYTES), whole: bytes.length <= HEAD_BYTES };
    return startImport({
      ctx,
      input: { fileId, fileName: 'list.csv', head, options: { onDuplicate: 'update', ...options } },
    });
  }

  async function run(importId: string, partRows = 2_500): Promise<ContactImport> {
    const input = { organizationId, importId };
    const survey = await surveyImport({ ctx, input: { ...input, onBatch: () => undefined } });
    for (let done = !survey.readable; !done;) {
      const signal = new AbortController().signal;
      const batch = await importBatch({
        ctx,
        input: { ...input, maxRows: 20_000, signal, onPart: () => undefined, partRows },
      });
      done = batch.done;
    }
    await finishImport({ ctx, input: { ...input, status: survey.readable ? 'COMPLETED' : 'FAILED' } });
    return getImport({ ctx, input: { importId } });
  }

  return {
    ctx,
    workflows,
    organizationId,
    artistId,
    upload,
    run,
    importing: async (content: string | Uint8Array, options: Partial<ImportRequest> = {}) =>
      run((await upload(content, options)).id),
  };
}

/** A database whose transaction number `fatal` does all its work, and is lost before it is committed. */
export function losing(db: Database, fatal: number): Database {
  let count = 0;
  return {
    ...db,
    select: db.select.bind(db),
    $count: db.$count.bind(db),
    transaction: (work) =>
      db.transaction(async (tx) => {
        const result = await work(tx);
        count += 1;
        if (count === fatal) throw new Error('the worker was killed');
        return result;
      }),
  };
}
