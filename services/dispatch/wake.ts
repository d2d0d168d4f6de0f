import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { OUTBOX_SHARDS } from '../../workflows/event-dispatch/contract';

/** What the dispatchers listen on; the payload is a shard. Rows of the outbox notify by themselves. */
export const DISPATCH_CHANNEL = 'fermata_outbox';

/** Wakes the dispatchers when the transaction commits: there are walks to start, or to let go on. */
export async function wakeDispatchers(tx: Database, shards: Iterable<number> = allShards()): Promise<void> {
  for (const shard of new Set(shards)) await tx.execute(sql`select pg_notify(${DISPATCH_CHANNEL}, ${String(shard)})`);
}

const allShards = (): readonly number[] => Array.from({ length: OUTBOX_SHARDS }, (_, shard) => shard);
