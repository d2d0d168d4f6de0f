import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import type { ServiceContext } from '../context';
import { ask } from './ask';

describe('a question', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection));
  });
  afterAll(() => connection.close());

  it('that takes too long is stopped, and says what to do', async () => {
    const slow = ask(ctx, (tx) => tx.execute(sql`select pg_sleep(60)`), { limitMs: 1_500 });
    await expect(slow).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringContaining('longer than 1.5 seconds'),
    });
  });

  it('changes nothing, not even by a mistake of ours', async () => {
    await expect(ask(ctx, (tx) => tx.execute(sql`delete from contacts`))).rejects.toMatchObject({
      cause: { message: expect.stringContaining('read-only') },
    });
  });
});
