import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync } from 'node:fs';
import { readIndex, Segment, segmentNumbers } from './segment';
import type { StoredMail } from './segment';

export interface MailStoreLimits {
  readonly maxMessages: number;
  readonly maxBytes: number;
  /** A new segment is begun past this: the unit in which old mail gives its disk space back. */
  readonly segmentBytes: number;
}

export const DEFAULT_LIMITS: MailStoreLimits = {
  maxMessages: 50_000,
  maxBytes: 1024 ** 3,
  segmentBytes: 64 * 1024 ** 2,
};

interface Entry {
  readonly mail: StoredMail;
  readonly segment: Segment;
}

interface Incoming {
  readonly from: string;
  readonly to: readonly string[];
  readonly content: Buffer;
}

interface Waiting {
  readonly incoming: Incoming;
  readonly stored: (id: string) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The newest messages, on disk, in the order they came. Messages that arrive while a write is under way
 * are written together by the next one, which is what carries thousands a second.
 */
export class MailStore {
  /** In order of arrival. */
  private readonly entries = new Map<string, Entry>();
  private segments: Segment[] = [];
  private waiting: Waiting[] = [];
  private work: Promise<void> = Promise.resolve();
  private listeners: (() => void)[] = [];

  private constructor(
    private readonly folder: string,
    private readonly limits: MailStoreLimits,
  ) {}

  /** Opens the folder with all that an earlier process has stored in it. */
  static async open(folder: string, limits: MailStoreLimits = DEFAULT_LIMITS): Promise<MailStore> {
    mkdirSync(folder, { recursive: true });
    const store = new MailStore(folder, limits);
    for (const number of segmentNumbers(readdirSync(folder))) {
      const segment = await Segment.open(folder, number);
      const { mails, deleted } = readIndex(folder, number);
      for (const mail of mails)
        if (mail.offset + mail.size <= segment.bytes) store.entries.set(mail.id, { mail, segment });
      for (const id of deleted) store.entries.delete(id);
      store.segments.push(segment);
    }
    await store.trim();
    return store;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Resolves to the id once the message is in the file. @throws Error when the disk does not take it. */
  append(incoming: Incoming): Promise<string> {
    return new Promise((stored, failed) => {
      this.waiting.push({ incoming, stored, failed });
      if (this.waiting.length === 1) void this.enqueue(() => this.writeWaiting());
    });
  }

  get(id: string): StoredMail | null {
    return this.entries.get(id)?.mail ?? null;
  }

  /** Newest first. */
  list(): StoredMail[] {
    return Array.from(this.entries.values(), ({ mail }) => mail).toReversed();
  }

  /** The message, or its first `limit` bytes; null when it has been deleted. */
  async read(id: string, limit?: number): Promise<Buffer | null> {
    const entry = this.entries.get(id);
    return entry === undefined ? null : entry.segment.read(entry.mail, limit);
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.enqueue(async () => {
      for (const id of ids) this.entries.delete(id);
      await (await this.currentSegment()).markDeleted(ids);
    });
    this.tellListeners();
  }

  async removeAll(): Promise<void> {
    await this.enqueue(async () => {
      this.entries.clear();
      for (const segment of this.segments) await segment.remove();
      this.segments = [];
    });
    this.tellListeners();
  }

  /** Calls back after each change; the function returned ends that. */
  onChange(listener: () => void): () => void {
    this.listeners.push(listener);
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }

  async close(): Promise<void> {
    await this.enqueue(async () => {
      for (const segment of this.segments) await segment.close();
      this.segments = [];
    });
  }

  /** One writer at a time, in order. */
  private enqueue(task: () => Promise<void>): Promise<void> {
    const result = this.work.then(task);
    this.work = result.catch(() => undefined);
    return result;
  }

  private async writeWaiting(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    const receivedAt = new Date().toISOString();
    try {
      const segment = await this.currentSegment();
      const mails = batch.map(({ incoming: { from, to, content } }) => ({
        id: randomUUID(),
        receivedAt,
        from,
        to: [...to],
        content,
      }));
      for (const mail of await segment.append(mails)) this.entries.set(mail.id, { mail, segment });
      await this.trim();
      batch.forEach(({ stored }, index) => stored(mails[index]?.id ?? ''));
      this.tellListeners();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  private async currentSegment(): Promise<Segment> {
    const last = this.segments.at(-1);
    if (last !== undefined && last.bytes < this.limits.segmentBytes) return last;
    const next = await Segment.open(this.folder, (last?.number ?? 0) + 1);
    this.segments.push(next);
    return next;
  }

  /** Forgets the oldest past the limits, and deletes the files nothing refers to any more. */
  private async trim(): Promise<void> {
    for (const [id] of this.entries) {
      if (this.entries.size <= this.limits.maxMessages) break;
      this.entries.delete(id);
    }
    const [oldest] = this.entries.values();
    const bytes = this.segments.reduce((sum, segment) => sum + segment.bytes, 0);
    for (const segment of this.segments.slice(0, -1)) {
      const isUnused = oldest !== undefined && segment.number < oldest.segment.number;
      const isTooMuch = segment === this.segments[0] && bytes > this.limits.maxBytes;
      if (isUnused || isTooMuch) await this.dropSegment(segment);
    }
  }

  private async dropSegment(segment: Segment): Promise<void> {
    for (const [id, entry] of this.entries) if (entry.segment === segment) this.entries.delete(id);
    this.segments = this.segments.filter((other) => other !== segment);
    await segment.remove();
  }

  private tellListeners(): void {
    for (const listener of this.listeners) listener();
  }
}
