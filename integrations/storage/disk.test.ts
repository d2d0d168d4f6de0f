import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiskFileStore } from './disk';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}

async function readAll(content: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = [];
  for await (const piece of content) all.push(piece);
  return Buffer.concat(all).toString();
}

test('a stored file is read back whole, or from a byte on', async () => {
  const files = createDiskFileStore(join(folder, 'made', 'on', 'demand'));
  const { fileId, bytes } = await files.put(pieces('one ', 'two'), 100);
  expect(bytes).toBe(7);
  expect(await readAll(await files.open(fileId))).toBe('one two');
  expect(await readAll(await files.open(fileId, 4))).toBe('two');
});

test('a file past the limit is refused and leaves nothing behind', async () => {
  const own = join(folder, 'limited');
  const files = createDiskFileStore(own);
  await expect(files.put(pieces('12345', '67890'), 9)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
  expect(await readdir(own)).toEqual([]);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const own = join(folder, 'broken');
  const files = createDiskFileStore(own);
  async function* breaking() {
    yield Buffer.from('half');
    throw new Error('connection lost');
  }
  await expect(files.put(breaking(), 100)).rejects.toThrow('connection lost');
  expect(await readdir(own)).toEqual([]);
});

test('a second attempt under the same id takes the place of the first, and of what a killed one had begun', async () => {
  const own = join(folder, 'again');
  const files = createDiskFileStore(own);
  const { fileId } = await files.put(pieces('first'), 100);
  await writeFile(join(own, `${fileId}.c0ffee.part`), 'begun by a process that was killed');
  await files.put(pieces('second'), 100, fileId);
  expect(await readAll(await files.open(fileId))).toBe('second');
  expect(await readdir(own)).toEqual([fileId]);
});

test('an attempt that was believed dead cannot put its half in the place of the whole', async () => {
  const own = join(folder, 'zombie');
  const files = createDiskFileStore(own);
  const { fileId } = await files.put(pieces('whole'), 100);
  async function* slow() {
    yield Buffer.from('half');
    await files.put(pieces('whole again'), 100, fileId);
    yield Buffer.from('and the rest');
  }
  await expect(files.put(slow(), 100, fileId)).rejects.toThrow('ENOENT');
  expect(await readAll(await files.open(fileId))).toBe('whole again');
  expect(await readdir(own)).toEqual([fileId]);
});

test('a removed file is NOT_FOUND, and removing it again is no error', async () => {
  const files = createDiskFileStore(folder);
  const { fileId } = await files.put(pieces('x'), 10);
  await files.remove(fileId);
  await files.remove(fileId);
  await expect(files.open(fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an id that is no id of ours never names a path', async () => {
  const files = createDiskFileStore(folder);
  await expect(files.open('../../etc/passwd')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
