import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../db/columns';
import { segments, segmentSizes } from '../../../db/schema';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createContact } from '../../../test/factories/contact';
import { createMeasuredPopulation } from '../../../test/factories/measured-population';
import type { ServiceContext } from '../../context';
import { recordEvents } from '../../event/record';
import { createSegment } from '../create';
import { getSegmentAnalytics } from './get-analytics';
import { withinTime, withMembers } from './members';

const now = new Date('2026-03-01T09:00:00Z');
const tagged = (tag: string) => ({ logic: 'AND' as const, conditions: [], tags: [tag] });

describe('the analytics of a segment', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  let vips: string;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection, { now: () => now }));
    const { id } = await createSegment({
      ctx,
      input: { name: 'VIP', dynamic: true, criteria: tagged('vip'), tags: [] },
    });
    vips = id;
    await createMeasuredPopulation(connection, { organizationId: ctx.organizationId, segmentId: id, now });
  });
  afterAll(() => connection.close());

  const contact = (values: Partial<Parameters<typeof createContact>[1]>) =>
    createContact(connection, { organizationId: ctx.organizationId, ...values });
  const analyse = (segmentId: string, wanted: readonly string[] = [], as: Partial<ServiceContext> = {}) =>
    getSegmentAnalytics({ ctx: { ...ctx, ...as }, input: { segmentId, with: wanted } });

  it('say how it grew, who came and left, and keep the count of today', async () => {
    const { size, sizes } = await analyse(vips);
    expect(size).toBe(4);
    expect(sizes).toEqual({
      points: [
        { day: '2026-01-30', count: 2 },
        { day: '2026-02-22', count: 5 },
        { day: '2026-03-01', count: 4 },
      ],
      movements: [{ day: '2026-02-26', entered: 2, left: 1 }],
      growth: [
        { days: 7, change: -1, share: -0.2 },
        { days: 30, change: 2, share: 1 },
        { days: 90, change: null, share: null },
      ],
    });
    const kept = await connection.db.select().from(segmentSizes).where(eq(segmentSizes.segmentId, vips));
    expect(kept.find(({ day }) => day === '2026-03-01')).toMatchObject({ count: 4, countedAt: now });
  });

  it('say how engaged the members are, at the borders of the levels too', async () => {
    const { engagement, mailing } = await analyse(vips);
    expect(engagement).toEqual({
      averageScore: (80 + 30 + 29.5 + 70) / 4,
      levels: { HIGH: 2, MEDIUM: 1, LOW: 1 },
      activeWithin30Days: 1,
      activeWithin90Days: 2,
    });
    expect(mailing).toEqual({ sent: 4, opened: 2, clicked: 1, openRate: 0.5, clickRate: 0.25 });
  });

  it('say what the members bought, in each currency apart', async () => {
    const { conversion } = await analyse(vips);
    expect(conversion).toEqual({
      purchasers: 2,
      purchases: 4,
      rate: 0.5,
      revenue: [
        { currency: 'EUR', total: 50, perMember: 12.5 },
        { currency: 'USD', total: 12.5, perMember: 3.125 },
      ],
    });
  });

  it('hold a sum beyond all numbers at the greatest of them', async () => {
    const { id: contactId } = await contact({ tags: ['absurd'] });
    const { organizationId } = ctx;
    const event = { organizationId, artistId: null, contactId, name: 'PURCHASE_MADE', occurredAt: now };
    const properties = { amount: 1.5e308, currency: 'EUR', orderId: 'typed by a cat' };
    await recordEvents(connection.db, [
      { ...event, properties },
      { ...event, properties },
    ]);
    const { id } = await createSegment({
      ctx,
      input: { name: 'Absurd', dynamic: true, criteria: tagged('absurd'), tags: [] },
    });
    const { conversion } = await analyse(id);
    expect(conversion?.revenue).toEqual([{ currency: 'EUR', total: 1.7e308, perMember: 1.7e308 }]);
  });

  it('say who has agreed to what, and whom an email would reach today', async () => {
    const { consents } = await analyse(vips);
    expect(consents?.types).toContainEqual({ type: 'EMAIL_MARKETING', granted: 2, refused: 1, neverAsked: 1 });
    expect(consents?.types).toContainEqual({ type: 'SMS_MARKETING', granted: 1, refused: 0, neverAsked: 3 });
    expect(consents?.types).toContainEqual({ type: 'PROFILING', granted: 0, refused: 0, neverAsked: 4 });
    expect(consents).toMatchObject({
      suppressed: 1,
      mailable: 1,
      excluded: { SUPPRESSED: 1, UNSUBSCRIBED: 1, NO_CONSENT: 1 },
    });
  });

  it('say who the members are, whatever the case of what was written', async () => {
    const { profile } = await analyse(vips);
    expect(profile).toEqual({
      domains: [
        { name: 'gmail.com', count: 3 },
        { name: 'orange.fr', count: 1 },
      ],
      otherDomains: { domains: 0, count: 0 },
      countries: [
        { name: 'France', count: 2 },
        { name: 'Belgique', count: 1 },
      ],
      cities: [
        { name: 'Paris', count: 3 },
        { name: 'Liège', count: 1 },
      ],
      lifecycle: [
        { stage: 'SUBSCRIBER', count: 2 },
        { stage: 'LEAD', count: 1 },
        { stage: 'QUALIFIED', count: 0 },
        { stage: 'CUSTOMER', count: 1 },
        { stage: 'ADVOCATE', count: 0 },
        { stage: 'LOST', count: 0 },
      ],
    });
  });

  it('add the smaller mail domains up', async () => {
    const { id } = await createSegment({
      ctx,
      input: { name: 'Many', dynamic: true, criteria: tagged('many'), tags: [] },
    });
    for (let n = 0; n < 12; n += 1) await contact({ email: `x@d${n}.example`, tags: ['many'] });
    await contact({ email: 'y@d11.example', tags: ['many'] });
    const { profile } = await analyse(id);
    expect(profile?.domains[0]).toEqual({ name: 'd11.example', count: 2 });
    expect(profile?.domains).toHaveLength(10);
    expect(profile?.otherDomains).toEqual({ domains: 2, count: 2 });
  });

  it('compare it with the largest others, or with those asked for in their order', async () => {
    const make = (name: string, tag: string) =>
      createSegment({ ctx, input: { name, dynamic: true, criteria: tagged(tag), tags: [] } });
    const parisians = await make('Parisians', 'paris');
    const nobody = await make('Nobody', 'no such tag');
    const overlap = {
      segmentId: parisians.id,
      name: 'Parisians',
      size: 3,
      both: 2,
      shareOfThis: 0.5,
      shareOfOther: 2 / 3,
    };
    const empty = { segmentId: nobody.id, name: 'Nobody', size: 0, both: 0, shareOfThis: 0, shareOfOther: null };
    expect((await analyse(vips, [nobody.id, parisians.id])).overlaps).toEqual([empty, overlap]);
    const { overlaps, notes } = await analyse(vips);
    expect(overlaps).toContainEqual(overlap);
    expect(overlaps.map(({ segmentId }) => segmentId)).not.toContain(vips);
    expect(notes).toEqual([]);
    await expect(analyse(vips, [parisians.id, newId()])).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
      details: [{ path: 'with.1' }],
    });
  });

  it('of nobody are zeros and nothing, never a number that is none', async () => {
    const { id } = await createSegment({
      ctx,
      input: { name: 'Empty', dynamic: true, criteria: tagged('nobody'), tags: [] },
    });
    const told = await analyse(id, [vips]);
    expect(told).toMatchObject({
      size: 0,
      engagement: { averageScore: null, levels: { HIGH: 0, MEDIUM: 0, LOW: 0 } },
      mailing: { sent: 0, openRate: null, clickRate: null },
      conversion: { purchasers: 0, purchases: 0, rate: null, revenue: [] },
      consents: { suppressed: 0, mailable: 0, excluded: {} },
      profile: { domains: [], otherDomains: { domains: 0, count: 0 } },
      overlaps: [{ size: 4, both: 0, shareOfThis: null, shareOfOther: 0 }],
    });
    expect(JSON.stringify(told)).not.toContain('NaN');
  });

  it('count for one who sees some métiers those alone, keep nothing of it, and say so', async () => {
    const before = await connection.db.select().from(segmentSizes).where(eq(segmentSizes.segmentId, vips));
    const told = await analyse(vips, [], { metiers: ['press'] });
    expect(told).toMatchObject({ size: 1, conversion: { purchasers: 1 }, sizes: null });
    const [parisians] = told.overlaps.filter(({ name }) => name === 'Parisians');
    expect(parisians).toMatchObject({ size: 1, both: 1, shareOfThis: 1, shareOfOther: 1 });
    expect(told.notes).toEqual([{ part: 'sizes', message: expect.stringContaining('métiers') }]);
    expect(await connection.db.select().from(segmentSizes).where(eq(segmentSizes.segmentId, vips))).toEqual(before);
    const [row] = await connection.db.select().from(segments).where(eq(segments.id, vips));
    expect(row?.contactCount).toBe(4);
  });

  it('of a person whom two workspaces know count one letter', async () => {
    const { ctx: other, artistId } = await createTestContext(connection, { now: () => now });
    const { organizationId } = other;
    const shared = { organizationId, email: 'shared@example.com' };
    await createContact(connection, shared);
    await createContact(connection, { ...shared, artistId });
    const everybody = { name: 'All', dynamic: true, criteria: { logic: 'AND' as const, conditions: [] }, tags: [] };
    const { id } = await createSegment({ ctx: other, input: everybody });
    const told = await getSegmentAnalytics({ ctx: other, input: { segmentId: id, with: [] } });
    expect(told).toMatchObject({ size: 2, consents: { mailable: 1, excluded: {} } });
  });

  it('are read from one set of members, and a part that takes too long leaves the others', async () => {
    const read = await withMembers(ctx, undefined, async (found) => ({
      slow: await withinTime(found, (tx) => tx.execute(sql`select pg_sleep(60)`), 200),
      next: await withinTime(found, (tx) => tx.execute(sql`select 1 as one`)),
    }));
    expect(read).toMatchObject({ slow: null, next: [{ one: 1 }] });
  });

  it('change nothing, not even by a mistake of ours', async () => {
    const mistake = withMembers(ctx, undefined, ({ tx }) => tx.execute(sql`delete from contacts`));
    await expect(mistake).rejects.toMatchObject({ cause: { message: expect.stringContaining('read-only') } });
  });
});
