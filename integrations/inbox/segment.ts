import { existsSync, readFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** What is known of a stored message without reading it. */
export const storedMail = z.object({
  id: z.string(),
  receivedAt: z.string(),
  /** Envelope addresses: who it was really handed over for, whatever the headers say. */
  from: z.string(),
  to: z.array(z.string()),
  offset: z.int(),
  size: z.int(),
});
export type StoredMail = z.infer<typeof storedMail>;

const indexLine = z.union([storedMail, z.object({ deleted: z.array(z.string()) })]);

/**
 * A pair of files that only ever grow: `.mail` holds messages one after the other, `.index` a line for each.
 * The line is written after the message, so a crash in between leaves bytes nobody refers to and no half message.
 */
export class Segment {
  private constructor(
    readonly number: number,
    private readonly folder: string,
    private readonly mail: FileHandle,
    private readonly index: FileHandle,
    private length: number,
  ) {}

  static async open(folder: string, number: number): Promise<Segment> {
    const mail = await open(pathOf(folder, number, 'mail'), 'a+', 0o600);
    const index = await open(pathOf(folder, number, 'index'), 'a+', 0o600);
    const { size } = await mail.stat();
    return new Segment(number, folder, mail, index, size);
  }

  /** The bytes of messages in it. */
  get bytes(): number {
    return this.length;
  }

  /** Appends messages in one write each for contents and lines; all of them are stored, or none. */
  async append(
    mails: readonly (Omit<StoredMail, 'offset' | 'size'> & { readonly content: Buffer })[],
  ): Promise<StoredMail[]> {
    const start = this.length;
    let offset = start;
    const stored = mails.map(({ content, ...rest }) => {
      const mail = { ...rest, offset, size: content.length };
      offset += content.length;
      return mail;
    });
    try {
      await this.mail.appendFile(Buffer.concat(mails.map(({ content }) => content)));
      await this.appendLines(stored);
    } catch (error) {
      // A full disk may have taken a part; what follows must begin where the index says.
      await this.mail.truncate(start);
      throw error;
    }
    this.length = offset;
    return stored;
  }

  async markDeleted(ids: readonly string[]): Promise<void> {
    await this.appendLines([{ deleted: [...ids] }]);
  }

  /** At most `limit` bytes from the beginning of a message. */
  async read({ offset, size }: StoredMail, limit = size): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(Math.min(size, limit));
    await this.mail.read(buffer, 0, buffer.length, offset);
    return buffer;
  }

  async close(): Promise<void> {
    await this.mail.close();
    await this.index.close();
  }

  async remove(): Promise<void> {
    await this.close();
    for (const kind of ['index', 'mail'] as const) await rm(pathOf(this.folder, this.number, kind), { force: true });
  }

  private async appendLines(lines: readonly z.infer<typeof indexLine>[]): Promise<void> {
    await this.index.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
}

/** Reads an index; a last line cut short by a crash is left out. */
export function readIndex(folder: string, number: number): { mails: StoredMail[]; deleted: string[] } {
  const mails: StoredMail[] = [];
  const deleted: string[] = [];
  const path = pathOf(folder, number, 'index');
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
    const entry = parseLine(line);
    if (entry === null) continue;
    if ('deleted' in entry) deleted.push(...entry.deleted);
    else mails.push(entry);
  }
  return { mails, deleted };
}

function parseLine(line: string): z.infer<typeof indexLine> | null {
  try {
    return line === '' ? null : indexLine.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

function pathOf(folder: string, number: number, kind: 'mail' | 'index'): string {
  return join(folder, `${String(number).padStart(6, '0')}.${kind}`);
}

/** The numbers of the segments in a folder, oldest first. */
export function segmentNumbers(names: readonly string[]): number[] {
  return names
    .filter((name) => /^\d+\.mail$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b);
}
