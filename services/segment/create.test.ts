import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import type { ServiceContext } from '../context';
import { createSegment } from './create';
import { duplicateSegment, snapshotSegment } from './snapshot';

describe('a segment says who made it', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection));
  });
  afterAll(() => connection.close());

  const criteria = { logic: 'AND' as const, conditions: [] };
  const create = (actor: ServiceContext['actor']) =>
    createSegment({ ctx: { ...ctx, actor }, input: { name: 'Everybody', dynamic: true, criteria, tags: [] } });

  it('a person, also of a copy and of a snapshot of what another made', async () => {
    const [first, second] = [newId(), newId()];
    const made = await create({ type: 'USER', id: first, name: 'Ada' });
    expect(made.createdBy).toBe(first);
    const copying = {
      ctx: { ...ctx, actor: { type: 'USER', id: second, name: 'Bo' } as const },
      input: { segmentId: made.id },
    };
    expect((await duplicateSegment(copying)).createdBy).toBe(second);
    expect((await snapshotSegment(copying)).createdBy).toBe(second);
  });

  it('nobody, where a program did', async () => {
    expect((await create({ type: 'API_KEY', id: newId(), name: 'Sync' })).createdBy).toBeNull();
  });
});
