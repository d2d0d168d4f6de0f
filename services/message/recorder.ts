import type { SettledRow, ShardLedger } from './shard-ledger';

/** Rows settled by one statement: enough to share its cost, few enough that a crash leaves few rows in doubt. */
const GROUP = 64;
/** No outcome waits longer than this for its group to fill. */
const LONGEST_WAIT_MS = 250;
/** Statements under way at once; further hand-overs wait for them. */
const MOST_UNDER_WAY = 2;
/** What was handed over is known only here until it is recorded, so a database that restarts is waited for. */
const RETRY_DELAYS_MS = [100, 500, 2_000, 5_000, 10_000, 20_000] as const;

/** Writes outcomes to the ledger in groups, behind the hand-overs. */
export interface Recorder {
  /** Takes one outcome. */
  add(row: SettledRow): void;
  /** Settles when there is room for more outcomes. @throws Error when the ledger could not be written. */
  room(): Promise<void>;
  /** Writes all that was added. @throws Error when the ledger could not be written. */
  finish(): Promise<void>;
}

export function createRecorder(
  { record }: Pick<ShardLedger, 'record'>,
  wait: (delayMs: number) => Promise<void>,
): Recorder {
  let group: SettledRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let failed: { readonly error: unknown } | null = null;
  const underWay = new Set<Promise<void>>();

  const write = async (rows: readonly SettledRow[]): Promise<void> => {
    for (const delayMs of RETRY_DELAYS_MS) {
      try {
        return await record(rows);
      } catch {
        await wait(delayMs);
      }
    }
    await record(rows);
  };

  const flush = () => {
    clearTimeout(timer);
    if (group.length === 0) return;
    const writing: Promise<void> = write(group)
      .catch((error: unknown) => void (failed = { error }))
      .finally(() => underWay.delete(writing));
    underWay.add(writing);
    group = [];
  };

  const settle = async (most: number): Promise<void> => {
    while (underWay.size > most) await Promise.race(underWay);
    if (failed !== null) throw failed.error;
  };

  return {
    add(row) {
      group.push(row);
      if (group.length === 1) timer = setTimeout(flush, LONGEST_WAIT_MS);
      if (group.length >= GROUP) flush();
    },
    room: () => settle(MOST_UNDER_WAY),
    async finish() {
      flush();
      await settle(0);
    },
  };
}
