import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { automationStats } from '../../db/schema';

/** Counters of one automation are spread over so many rows, so that walks do not queue for one. */
const SLOTS = 16;

/** Stands for the whole automation where a step's id would stand. */
export const WHOLE = '';

export interface Count {
  readonly automationId: string;
  /** A step's id, or `WHOLE`. */
  readonly stepId: string;
  readonly entered?: number;
  /** Steps passed; walks that reached the end. */
  readonly completed?: number;
}

/** Adds to the counters in the transaction of what is counted. `seed` is an id: it picks the slot. */
export async function addCounts(tx: Database, seed: string, counts: readonly Count[]): Promise<void> {
  if (counts.length === 0) return;
  const slot = Number.parseInt(seed.slice(-2), 16) % SLOTS;
  // In one order everywhere, or two transactions could wait for each other.
  const rows = counts
    .map(({ automationId, stepId, entered = 0, completed = 0 }) => ({ automationId, stepId, slot, entered, completed }))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  await tx
    .insert(automationStats)
    .values(rows)
    .onConflictDoUpdate({
      target: [automationStats.automationId, automationStats.stepId, automationStats.slot],
      set: {
        entered: sql`${automationStats.entered} + excluded.entered`,
        completed: sql`${automationStats.completed} + excluded.completed`,
      },
    })
    .prepare('add_automation_counts')
    .execute();
}

const keyOf = ({ automationId, stepId }: Count): string => `${automationId}/${stepId}`;
