import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts, slowQuestions } from '../../../db/schema';
import { SLOW_QUESTIONS_KEPT } from '../../../domain/segment/slow-question';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { listSlowQuestions } from './list';
import { contactsWhere, rememberWhenSlow } from './remember';

describe('a slow question', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeAll(async () => {
    connection = await openTestDatabase();
  });
  afterAll(() => connection.close());

  const inCity = (city: string) => ({ purpose: 'SIZE', query: contactsWhere(eq(contacts.city, city)) }) as const;

  it('is kept with its plan and told to ops, and a quick one is not', async () => {
    const told: unknown[] = [];
    const { ctx } = await createTestContext(connection, { warn: (facts, message) => void told.push([message, facts]) });
    await rememberWhenSlow(ctx, inCity('Lyon'), { tookMs: 999, stopped: false });
    await rememberWhenSlow(ctx, inCity('Lyon'), { tookMs: 4_000, stopped: true });
    await rememberWhenSlow(ctx, inCity('Nantes'), { tookMs: 1_500, stopped: false });
    const { items } = await listSlowQuestions({ ctx });
    expect(items).toEqual([
      expect.objectContaining({ times: 2, stopped: 1, lastMs: 1_500, slowestMs: 4_000, purpose: 'SIZE' }),
    ]);
    expect(items[0]?.plan).toMatch(/contacts[\s\S]*city = 'Nantes'/);
    expect(told).toEqual([
      ['slow question about contacts', expect.objectContaining({ tookMs: 4_000, stopped: true })],
      ['slow question about contacts', expect.objectContaining({ tookMs: 1_500, digest: items[0]?.digest })],
    ]);
  });

  it('is not run a second time to be explained', async () => {
    const { ctx } = await createTestContext(connection);
    const query = sql`select pg_sleep(3600) from ${contacts}`;
    await rememberWhenSlow(ctx, { purpose: 'AUDIENCE', query }, { tookMs: 2_000, stopped: false });
    expect((await listSlowQuestions({ ctx })).items[0]?.plan).toMatch(/contacts/);
  });

  it('makes room for itself: the latest are kept', async () => {
    const { ctx, organizationId } = await createTestContext(connection);
    const rows = [...Array(SLOW_QUESTIONS_KEPT + 5).keys()].map((day) => ({
      organizationId,
      digest: `shape ${day}`,
      purpose: 'SIZE' as const,
      lastMs: 1_000,
      slowestMs: 1_000,
      plan: '',
      lastAt: new Date(Date.UTC(2026, 0, 1 + day)),
    }));
    await connection.db.insert(slowQuestions).values(rows);
    await rememberWhenSlow(ctx, inCity('Lyon'), { tookMs: 2_000, stopped: false });
    const { items } = await listSlowQuestions({ ctx });
    expect(items).toHaveLength(SLOW_QUESTIONS_KEPT);
    expect(items.map(({ digest }) => digest)).not.toContain('shape 5');
    expect(items.map(({ digest }) => digest)).toContain('shape 6');
  });

  it('that cannot be kept does no harm to its answer, and says so', async () => {
    const told: string[] = [];
    const { ctx } = await createTestContext(connection, { warn: (_facts, message) => void told.push(message) });
    const gone = { ...ctx, organizationId: '01a20264-64f9-750c-ba3b-43a2cbd71de7' };
    await rememberWhenSlow(gone, inCity('Lyon'), { tookMs: 2_000, stopped: false });
    expect(told).toEqual(['slow question about contacts', 'a slow question could not be kept']);
  });
});
