import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createContact } from '../../../test/factories/contact';
import type { ServiceContext } from '../../context';
import { recordEvents } from '../../event/record';
import { createSegment } from '../create';
import { getSegment } from '../get';
import { listSegments } from '../list';
import { updateSegment } from '../update';
import { getSegmentAnalytics } from './get-analytics';

const inCity = (city: string) => ({ logic: 'AND' as const, conditions: [], location: { city } });
const unknown = { averageEngagement: null, conversionRate: null };

describe('how a segment performs', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  let segmentId: string;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection));
    const { organizationId } = ctx;
    const { id: contactId } = await createContact(connection, { organizationId, city: 'Sète', engagementScore: 80 });
    await createContact(connection, { organizationId, city: 'Sète', engagementScore: 31 });
    const purchase = { organizationId, artistId: null, contactId, name: 'PURCHASE_MADE', properties: { amount: 20 } };
    await recordEvents(connection.db, [{ ...purchase, occurredAt: new Date() }]);
    const input = { name: 'Sète', dynamic: true, criteria: inCity('sete'), tags: [] };
    ({ id: segmentId } = await createSegment({ ctx, input }));
  });
  afterAll(() => connection.close());

  const shown = (as: Partial<ServiceContext> = {}) => getSegment({ ctx: { ...ctx, ...as }, input: { segmentId } });
  const listed = async (as: Partial<ServiceContext> = {}) =>
    (await listSegments({ ctx: { ...ctx, ...as }, input: { limit: 10, sort: '-createdAt' } })).items[0];

  it('is unknown until its analytics were asked for, and kept as they say from then on', async () => {
    const before = await shown();
    expect(before).toMatchObject(unknown);
    await getSegmentAnalytics({ ctx, input: { segmentId, with: [] } });
    const performance = { averageEngagement: 55.5, conversionRate: 0.5 };
    expect(await shown()).toMatchObject({ ...performance, updatedAt: before.updatedAt });
    expect(await listed()).toMatchObject(performance);
  });

  it('is not told to who sees the contacts of some métiers alone', async () => {
    expect(await shown({ metiers: ['press'] })).toMatchObject(unknown);
    expect(await listed({ metiers: ['press'] })).toMatchObject(unknown);
  });

  it('is unknown again when the criteria change', async () => {
    const renamed = await updateSegment({ ctx, input: { segmentId, name: 'The port' } });
    expect(renamed).toMatchObject({ conversionRate: 0.5 });
    expect(await updateSegment({ ctx, input: { segmentId, criteria: inCity('Agde') } })).toMatchObject(unknown);
  });
});
