import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFileStore } from './disk';

const folder = await mkdtemp(join(tmpdir(), 'fermata-files-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const store = createFileStore(folder);

async function* chunks(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text);
}
const textOf = async (content: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

describe('files on the disk', () => {
  it('come back whole, or from a byte on', async () => {
    const { fileId, bytes } = await store.put(chunks('héllo ', 'world'), 100);
    expect(bytes).toBe(12);
    expect(await textOf(await store.open(fileId))).toBe('héllo world');
    expect(await textOf(await store.open(fileId, 7))).toBe('world');
  });

  it('leave nothing behind when they are too large', async () => {
    const before = await readdir(folder);
    await expect(store.put(chunks('12345', '67890'), 8)).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(await readdir(folder)).toEqual(before);
  });

  it('are not found once removed, nor under an id that is a path', async () => {
    const { fileId } = await store.put(chunks('x'), 10);
    await store.remove(fileId);
    await expect(store.open(fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(store.open('../../etc/passwd')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
