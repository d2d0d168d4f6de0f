import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { failure } from '../../domain/error/failure';
import { isUuid, uuidV7From } from '../../domain/identity/uuid';
import type { FileStore } from '../../services/ports';

/**
 * Files in a folder that api and worker share. A file appears under its id only when it is whole and on the disk: it is
 * written aside, synchronised, then renamed.
 */
export function createDiskFileStore(folder: string): FileStore {
  const pathOf = (fileId: string) => {
    // Ids come from our own rows; the check keeps anything else from naming a path.
    if (!isUuid(fileId)) throw failure('NOT_FOUND');
    return join(folder, fileId);
  };

  return {
    async put(content, maxBytes, givenId) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const fileId = givenId ?? uuidV7From(Date.now(), randomBytes(10));
      const path = pathOf(fileId);
      if (givenId !== undefined) await removeBegun(folder, fileId);
      const aside = `${path}.${randomBytes(6).toString('hex')}.part`;
      try {
        const bytes = await writeWhole(aside, content, maxBytes);
        await rename(aside, path);
        await synchronise(folder);
        return { fileId, bytes };
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
    },

    async open(fileId, startByte = 0) {
      const path = pathOf(fileId);
      await stat(path).catch((cause: unknown) => {
        throw isMissing(cause) ? failure('NOT_FOUND', { cause }) : cause;
      });
      return createReadStream(path, { start: startByte });
    },

    async remove(fileId) {
      await rm(pathOf(fileId), { force: true });
      await removeBegun(folder, fileId);
    },
  };
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Removes what earlier attempts have written of a file before they were killed. One that still lives writes to a file
 * without a name, and fails when it renames it.
 */
async function removeBegun(folder: string, fileId: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  const begun = names.filter((name) => name.startsWith(`${fileId}.`) && name.endsWith('.part'));
  await Promise.all(begun.map((name) => rm(join(folder, name), { force: true })));
}

async function writeWhole(path: string, content: AsyncIterable<Uint8Array>, maxBytes: number): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const piece of content) {
      bytes += piece.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      await writeAll(file, piece);
    }
    await file.sync();
    return bytes;
  } finally {
    await file.close();
  }
}

/** One write may take less than it was given. */
async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  let written = 0;
  while (written < piece.byteLength) {
    const { bytesWritten } = await file.write(piece, written);
    written += bytesWritten;
  }
}

/** A rename is on the disk only when its folder is. */
async function synchronise(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function tooLarge(maxBytes: number) {
  const megabytes = Math.floor(maxBytes / 1_048_576);
  return failure('BODY_TOO_LARGE', {
    message: {
      en: `The file is larger than ${megabytes} MB. Send it in several parts, each with the header line.`,
      fr: `Le fichier dépasse ${megabytes} Mo. Envoyez-le en plusieurs parties, chacune avec la ligne d'en-tête.`,
    },
  });
}
