import type { SQL } from 'drizzle-orm';
import { inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contacts } from '../../db/schema';
import type { Contact } from '../../domain/contact/contact';
import { presentContacts } from '../contact/present';
import type { ServiceContext } from '../context';
import { latestFirst } from '../cursor';

/** Contacts held in memory at once. */
const BATCH_CONTACTS = 2_000;

interface Reading {
  readonly filter: SQL | undefined;
  readonly batchContacts?: number;
}

export interface Members {
  readonly total: number;
  /** Each contact once, as the API shows it, the latest first. Read once, and only as fast as it is asked for. */
  readonly batches: AsyncIterable<readonly Contact[]>;
}

/**
 * Hands over everybody who meets a condition on `contacts`, under one snapshot: who changes meanwhile appears as they
 * were when the reading began. A server-side cursor holds the answer, so that memory does not grow with it.
 */
export async function readMembers<T>(
  ctx: Pick<ServiceContext, 'db'>,
  { filter, batchContacts = BATCH_CONTACTS }: Reading,
  use: (members: Members) => Promise<T>,
): Promise<T> {
  return ctx.db.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('statement_timeout', '10min', true), set_config('work_mem', '64MB', true),
        set_config('cursor_tuple_fraction', '1', true)`);
      const total = await tx.$count(contacts, filter);
      await tx.execute(sql`declare members no scroll cursor for select ${contacts.id} as id from ${contacts}
        where ${filter ?? sql`true`} order by ${latestFirst(contacts.createdAt, contacts.id)}`);
      return use({ total, batches: fetchAll(tx, batchContacts) });
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

async function* fetchAll(tx: Database, batchContacts: number): AsyncGenerator<readonly Contact[]> {
  for (;;) {
    const fetched = await tx.execute<{ id: string }>(sql`fetch ${sql.raw(String(batchContacts))} from members`);
    if (fetched.length === 0) return;
    const ids = fetched.map(({ id }) => id);
    const rows = await tx.select().from(contacts).where(inArray(contacts.id, ids));
    const place = new Map(ids.map((id, index) => [id, index]));
    yield presentContacts(
      tx,
      rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0)),
    );
  }
}
