import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzipOne } from './unzip';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Entry {
  readonly name: string;
  readonly content: string;
  readonly deflated: boolean;
}

/** The least archive that APPNOTE allows: local headers with an extra field, directory, end record with a comment. */
function zip(entries: readonly Entry[]): Buffer {
  const extra = Buffer.from('extra');
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, deflated } of entries) {
    const data = deflated ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.writeUInt16LE(extra.length, 28);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflated ? 8 : 0, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    const whole = Buffer.concat([local, Buffer.from(name), extra, data]);
    locals.push(whole);
    directory.push(entry, Buffer.from(name));
    offset += whole.length;
  }
  const end = Buffer.alloc(22);
  const directoryBytes = Buffer.concat(directory);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  const comment = Buffer.from('made by a test');
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, directoryBytes, end, comment]);
}

test.each([true, false])('a file is written out, deflated: %s', async (deflated) => {
  const archive = join(folder, 'a.zip');
  const content = 'binary '.repeat(500);
  writeFileSync(
    archive,
    zip([
      { name: 'x/other', content: 'no', deflated },
      { name: 'x/wanted', content, deflated },
    ]),
  );
  await unzipOne(archive, (name) => name.endsWith('/wanted'), join(folder, 'out'));
  expect(readFileSync(join(folder, 'out'), 'utf8')).toBe(content);
});

test('an archive without the file, and one that was cut short, are errors', async () => {
  const archive = join(folder, 'a.zip');
  const bytes = zip([{ name: 'other', content: 'no', deflated: true }]);
  writeFileSync(archive, bytes);
  await expect(unzipOne(archive, (name) => name === 'wanted', join(folder, 'out'))).rejects.toThrow('does not hold');
  writeFileSync(archive, bytes.subarray(0, 40));
  await expect(unzipOne(archive, () => true, join(folder, 'out'))).rejects.toThrow('cut short');
});
