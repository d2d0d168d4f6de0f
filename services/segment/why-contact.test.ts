import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { segmentMembers, segments } from '../../db/schema';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import type { ServiceContext } from '../context';
import { createSegment } from './create';
import { listMembers } from './list-members';
import { whyContact } from './why-contact';

const inCity = (value: string) => ({ field: 'city', operator: 'EQUALS' as const, value, dataType: 'STRING' as const });
const addedAt = new Date('2026-03-01T09:00:00Z');

describe('why a contact is in a segment, or is not', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  let artistId: string;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx, artistId } = await createTestContext(connection));
  });
  afterAll(() => connection.close());

  const contact = (values: Partial<Parameters<typeof createContact>[1]>) =>
    createContact(connection, { organizationId: ctx.organizationId, ...values });
  const dynamic = (conditions: readonly object[], logic: 'AND' | 'OR' = 'AND') =>
    createSegment({
      ctx,
      input: { name: 'Asked', dynamic: true, criteria: { logic, conditions: conditions.map(asCondition) }, tags: [] },
    });
  const asCondition = (condition: object) => ({ ...inCity(''), ...condition });
  const why = (segmentId: string, contactId: string, as: Partial<ServiceContext> = {}) =>
    whyContact({ ctx: { ...ctx, ...as }, input: { segmentId, contactId } });
  const staticSegment = async (contactIds: readonly string[]) => {
    const id = newId();
    await connection.db
      .insert(segments)
      .values({ id, organizationId: ctx.organizationId, name: 'Kept', dynamic: false });
    if (contactIds.length > 0) {
      await connection.db
        .insert(segmentMembers)
        .values(contactIds.map((contactId) => ({ segmentId: id, contactId, addedAt })));
    }
    return id;
  };

  it('says of somebody outside which condition does not hold', async () => {
    const { id } = await contact({ city: 'Lyon', tags: [] });
    const vip = { field: 'tags', operator: 'CONTAINS_ANY', value: ['vip'], dataType: 'ARRAY' };
    const segment = await dynamic([inCity('lyon'), vip]);
    const told = await why(segment.id, id);
    expect(told).toMatchObject({ member: false, inWorkspace: true, addedAt: null });
    expect(told.explanation?.parts.map(({ holds }) => holds)).toEqual([true, false]);
    expect(told.explanation?.parts[0]?.sentence).toBe('lives in lyon');
  });

  it('says of a member which of the alternatives brought them in', async () => {
    const { id } = await contact({ city: 'Nantes' });
    const segment = await dynamic([inCity('Rennes'), inCity('Nantes')], 'OR');
    expect(await why(segment.id, id, { locale: 'fr' })).toMatchObject({
      member: true,
      explanation: {
        logic: 'OR',
        holds: true,
        parts: [
          { sentence: 'habite à Rennes', holds: false },
          { sentence: 'habite à Nantes', holds: true },
        ],
      },
    });
  });

  it('says of a static segment when somebody was put into it', async () => {
    const [inside, outside] = [await contact({}), await contact({})];
    const id = await staticSegment([inside.id]);
    const nothing = { explanation: null, inWorkspace: true };
    expect(await why(id, inside.id)).toMatchObject({ ...nothing, member: true, addedAt: addedAt.toISOString() });
    expect(await why(id, outside.id)).toMatchObject({ ...nothing, member: false, addedAt: null });
  });

  it('says that somebody belongs to another workspace, though every condition holds', async () => {
    const { id } = await contact({ city: 'Lille' });
    const segment = await createSegment({
      ctx: { ...ctx, artistId },
      input: {
        name: 'Of the artist',
        dynamic: true,
        criteria: { logic: 'AND', conditions: [inCity('Lille')] },
        tags: [],
      },
    });
    expect(await why(segment.id, id)).toMatchObject({
      member: false,
      inWorkspace: false,
      explanation: { holds: true },
    });
  });

  it('tells nothing of a contact whom the reader may not see', async () => {
    const { id } = await contact({ city: 'Metz', roles: ['finance'] });
    const segment = await dynamic([inCity('Metz')]);
    await expect(why(segment.id, id, { metiers: ['press'] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is told of every member in a list, where it is asked for', async () => {
    const { id } = await contact({ city: 'Tours' });
    const { id: segmentId } = await dynamic([inCity('Tours')]);
    const list = (of: string, asked: boolean) =>
      listMembers({ ctx, input: { segmentId: of, limit: 50, why: asked } }).then(({ items }) => items);
    expect(await list(segmentId, true)).toMatchObject([{ id, why: ['lives in Tours'], addedAt: null }]);
    expect((await list(segmentId, false))[0]).not.toHaveProperty('why');
    expect(await list(await staticSegment([id]), true)).toMatchObject([
      { id, why: [], addedAt: addedAt.toISOString() },
    ]);
  });
});
