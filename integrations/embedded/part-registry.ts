import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { stopProcess } from './child-process';
import { identify, processIdentity, stillRuns } from './process-identity';
import type { ProcessIdentity } from './process-identity';

const recordedParts = z.record(z.string(), processIdentity);

/** Ends by SIGTERM, but for PostgreSQL, whose SIGTERM waits for every session to leave. */
const STOP_SIGNALS: Readonly<Record<string, NodeJS.Signals>> = { postgres: 'SIGINT' };

/**
 * Which process is which part, on disk from the moment each is spawned: whoever comes after a supervisor
 * that was killed can end what it left, and nothing else.
 */
export class PartRegistry {
  private parts: Readonly<Record<string, ProcessIdentity>>;
  private closed = false;

  constructor(private readonly file: string) {
    this.parts = readParts(file);
  }

  /** Takes note of a spawned process; once closed, ends it instead. */
  record(name: string, pid: number): void {
    const identity = pid > 0 ? identify(pid) : null;
    if (identity === null) return;
    this.write({ ...this.parts, [name]: identity });
    if (this.closed) void stopProcess(identity, { graceMs: 1_000 });
  }

  pids(): Record<string, number> {
    return Object.fromEntries(this.alive().map(([name, { pid }]) => [name, pid]));
  }

  /** The parts whose very processes still run. */
  alive(): [string, ProcessIdentity][] {
    return Object.entries(this.parts).filter(([, identity]) => stillRuns(identity));
  }

  /** No process is to live on from here: what is spawned late is ended at once. */
  close(): void {
    this.closed = true;
  }

  /** Ends some parts together and waits for them; those that outstay `graceMs` are killed. Resolves to the names of these. */
  async end(names: readonly string[], graceMs: number): Promise<string[]> {
    const ending = this.alive().filter(([name]) => names.includes(name));
    const outcomes = await Promise.all(
      ending.map(async ([name, identity]) => {
        const wentByItself = await stopProcess(identity, { signal: STOP_SIGNALS[name] ?? 'SIGTERM', graceMs });
        return wentByItself ? null : name;
      }),
    );
    this.write(Object.fromEntries(Object.entries(this.parts).filter(([name]) => !names.includes(name))));
    return outcomes.filter((name) => name !== null);
  }

  private write(parts: Readonly<Record<string, ProcessIdentity>>): void {
    this.parts = parts;
    writeFileSync(`${this.file}.new`, JSON.stringify(parts), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}

/** A file cut short by a crash names nothing. */
function readParts(file: string): Readonly<Record<string, ProcessIdentity>> {
  try {
    return recordedParts.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}
