import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { FileStore } from '../../services/ports';

/** Files in one folder, by id. Replicas on several machines need that folder on a shared volume. */
export function createFileStore(folder: string): FileStore {
  const pathOf = (fileId: string) => {
    if (!isUuid(fileId)) throw failure('NOT_FOUND');
    return join(folder, fileId);
  };
  return {
    async put(content, maxBytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const fileId = randomUUID();
      const partial = `${pathOf(fileId)}.partial`;
      try {
        const bytes = await writeWhole(partial, content, maxBytes);
        await rename(partial, pathOf(fileId));
        return { fileId, bytes };
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    async open(fileId, startByte = 0) {
      const path = pathOf(fileId);
      await stat(path).catch((cause: unknown) => {
        throw failure('NOT_FOUND', { message: fileGone, cause });
      });
      return createReadStream(path, { start: startByte });
    },
    remove: (fileId) => rm(pathOf(fileId), { force: true }),
  };
}

/** Writes and flushes to the disk, so that an upload that was answered survives a power cut. */
async function writeWhole(path: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw failure('BODY_TOO_LARGE');
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return bytes;
}

const fileGone = {
  en: 'The file is no longer kept. Upload it again.',
  fr: "Le fichier n'est plus conservé. Téléversez-le à nouveau.",
};
