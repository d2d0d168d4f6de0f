import { and, eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  contactEvents,
  contacts,
  fieldDefinitions,
  keptMembers,
  keptSegments,
  organizations,
} from '../../../db/schema';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createContact } from '../../../test/factories/contact';
import { updateContact } from '../../contact/update';
import type { ServiceContext } from '../../context';
import { recordEvents } from '../../event/record';
import { createSegment } from '../create';
import { changeMembers } from '../members';
import { updateSegment } from '../update';
import { fillSegment } from './fill';
import { refreshSegments } from './refresh';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ ctx } = await createTestContext(database));
});

const bought: SegmentCriteria = {
  logic: 'AND',
  conditions: [{ event: 'TICKET_BOUGHT', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 1 }],
};
const inCity = (city: string): SegmentCriteria => ({
  logic: 'AND',
  conditions: [{ field: 'city', operator: 'EQUALS', value: city, dataType: 'STRING' }],
});

/** A dynamic segment whose members are kept and filled. */
async function keep(criteria: SegmentCriteria, name = 'Kept') {
  const segment = await createSegment({ ctx, input: { name, dynamic: true, criteria, tags: [] } });
  await database.db.insert(keptSegments).values({ segmentId: segment.id, organizationId: ctx.organizationId });
  await fillSegment({ ctx, input: { segmentId: segment.id } });
  return segment.id;
}
const person = (values: Partial<typeof contacts.$inferInsert> = {}) =>
  createContact(database, { organizationId: ctx.organizationId, ...values });
const does = (contactId: string, name = 'TICKET_BOUGHT', options: { occurredAt?: Date; properties?: object } = {}) =>
  recordEvents(database.db, [
    {
      organizationId: ctx.organizationId,
      artistId: null,
      contactId,
      name,
      occurredAt: new Date(),
      ...options,
      properties: { ...options.properties },
    },
  ]);
const refresh = (at: ServiceContext = ctx) => refreshSegments({ ctx: at, input: {} });
const members = async (segmentId: string) => {
  const rows = await database.db.select().from(keptMembers).where(eq(keptMembers.segmentId, segmentId));
  return rows.map(({ contactId }) => contactId).toSorted();
};
/** What was told of a segment, in turn: `entered`, `left`. */
const told = async (segmentId: string) => {
  const rows = await database.db
    .select({ name: contactEvents.name, contactId: contactEvents.contactId })
    .from(contactEvents)
    .where(
      and(
        eq(contactEvents.organizationId, ctx.organizationId),
        inArray(contactEvents.name, ['SEGMENT_ENTERED', 'SEGMENT_LEFT']),
        sql`${contactEvents.properties} ->> 'segmentId' = ${segmentId}`,
      ),
    )
    .orderBy(contactEvents.createdAt, contactEvents.id);
  return rows.map(({ name }) => name.replace('SEGMENT_', '').toLowerCase());
};

describe('a refresh', () => {
  it('tells once who entered by what they did, and once who left', async () => {
    const segmentId = await keep({ logic: 'AND', conditions: [...bought.conditions, ...inCity('Lyon').conditions] });
    const ada = await person({ city: 'Lyon' });
    await person({ city: 'Lyon' });
    await does(ada.id);
    expect(await refresh()).toMatchObject({ segments: 1, entered: 1, left: 0, due: [] });
    expect(await refresh()).toMatchObject({ entered: 0, left: 0 });
    expect(await members(segmentId)).toEqual([ada.id]);
    await updateContact({ ctx, input: { contactId: ada.id, patch: { city: 'Paris' } } });
    expect(await refresh()).toMatchObject({ entered: 0, left: 1 });
    expect(await refresh()).toMatchObject({ entered: 0, left: 0 });
    expect(await told(segmentId)).toEqual(['entered', 'left']);
  });

  it('asks only those of whom something was written', async () => {
    await keep(bought);
    const longAgo = new Date(Date.now() - 86_400_000);
    for (let made = 0; made < 5; made += 1) await person({ createdAt: longAgo, updatedAt: longAgo });
    expect(await refresh()).toMatchObject({ touched: 0 });
    const ada = await person({ createdAt: longAgo, updatedAt: longAgo });
    await does(ada.id);
    expect(await refresh()).toMatchObject({ touched: 1, entered: 1 });
  });

  it('is not begun anew by what the one before told', async () => {
    await keep(bought);
    const longAgo = new Date(Date.now() - 86_400_000);
    const ada = await person({ createdAt: longAgo, updatedAt: longAgo });
    await does(ada.id, 'SEGMENT_ENTERED');
    expect(await refresh()).toMatchObject({ segments: 1, touched: 0 });
  });

  it('asks everybody instead where more were touched than it is worth', async () => {
    const segmentId = await keep(bought);
    const ada = await person();
    await does(ada.id);
    const outcome = await refreshSegments({ ctx, input: { mostTouched: 0 } });
    expect(outcome).toMatchObject({ segments: 0, entered: 0, due: [segmentId] });
    expect(await fillSegment({ ctx, input: { segmentId } })).toEqual({ entered: 1, left: 0 });
    expect(await told(segmentId)).toEqual(['entered']);
  });

  it('hears of people put into a static segment and taken out, where a dynamic one names it', async () => {
    const [ada, bob] = [await person(), await person()];
    const guests = await createSegment({
      ctx,
      input: { name: 'Guests', dynamic: false, contactIds: [ada.id], tags: [] },
    });
    const segmentId = await keep({
      logic: 'AND',
      conditions: [{ field: 'segment', operator: 'IN', value: [guests.id], dataType: 'STRING' }],
    });
    await changeMembers({ ctx, input: { segmentId: guests.id, add: [bob.id], remove: [ada.id] } });
    await database.db
      .update(contacts)
      .set({ updatedAt: new Date(0) })
      .where(eq(contacts.organizationId, ctx.organizationId));
    expect(await refresh()).toMatchObject({ entered: 1, left: 1 });
    expect(await members(segmentId)).toEqual([bob.id]);
  });

  it('keeps to its organisation', async () => {
    const segmentId = await keep(bought);
    const { ctx: other } = await createTestContext(database);
    const stranger = await createContact(database, { organizationId: other.organizationId });
    await recordEvents(database.db, [
      {
        organizationId: other.organizationId,
        artistId: null,
        contactId: stranger.id,
        name: 'TICKET_BOUGHT',
        occurredAt: new Date(),
      },
    ]);
    await refresh(other);
    await refresh();
    expect(await members(segmentId)).toEqual([]);
  });

  it('forgets a contact who is deleted, without a word', async () => {
    const segmentId = await keep(bought);
    const ada = await person();
    await does(ada.id);
    await refresh();
    await database.db.delete(contacts).where(eq(contacts.id, ada.id));
    expect(await refresh()).toMatchObject({ entered: 0, left: 0 });
    expect(await members(segmentId)).toEqual([]);
    expect(await told(segmentId)).toEqual(['entered']);
  });
});

describe('asking everybody', () => {
  it('tells nobody at first, for nobody moved', async () => {
    const ada = await person();
    await does(ada.id);
    const segmentId = await keep(bought);
    expect(await members(segmentId)).toEqual([ada.id]);
    expect(await told(segmentId)).toEqual([]);
  });

  it('tells nobody whom a changed definition moved, neither its own nor that of a segment it names', async () => {
    const [ada, bob] = [await person({ city: 'Lyon' }), await person({ city: 'Paris' })];
    const named = await createSegment({
      ctx,
      input: { name: 'Here', dynamic: true, criteria: inCity('Lyon'), tags: [] },
    });
    const segmentId = await keep({
      logic: 'AND',
      conditions: [{ field: 'segment', operator: 'IN', value: [named.id], dataType: 'STRING' }],
    });
    await updateSegment({ ctx, input: { segmentId: named.id, criteria: inCity('Paris') } });
    expect(await refresh()).toMatchObject({ segments: 0, due: [segmentId] });
    expect(await members(segmentId)).toEqual([ada.id]);
    await fillSegment({ ctx, input: { segmentId } });
    expect(await members(segmentId)).toEqual([bob.id]);
    expect(await told(segmentId)).toEqual([]);
    expect(await refresh()).toMatchObject({ segments: 1, due: [] });
  });

  it('is due once a day, and tells who entered or left because the day did', async () => {
    const noon = new Date('2026-11-22T11:00:00Z');
    const at = (now: Date): ServiceContext => ({ ...ctx, now: () => now });
    const ada = await person({ birthDate: '1990-11-24', updatedAt: new Date(0) });
    ctx = at(noon);
    const segmentId = await keep({
      logic: 'AND',
      conditions: [{ field: 'birthDate', operator: 'ANNIVERSARY_WITHIN_DAYS', value: 1, dataType: 'DATE' }],
    });
    expect(await refresh()).toMatchObject({ due: [] });
    // Midnight comes an hour earlier in Paris.
    await database.db
      .update(organizations)
      .set({ timezone: 'Europe/Paris' })
      .where(eq(organizations.id, ctx.organizationId));
    await fillSegment({ ctx, input: { segmentId } });
    const late = at(new Date('2026-11-22T23:30:00Z'));
    expect(await refresh(late)).toMatchObject({ due: [segmentId] });
    expect(await fillSegment({ ctx: late, input: { segmentId } })).toEqual({ entered: 1, left: 0 });
    expect(await members(segmentId)).toEqual([ada.id]);
    expect(await refresh(late)).toMatchObject({ due: [] });
  });
});

describe('an instant in the middle of a day', () => {
  beforeEach(async () => {
    const field = { name: 'soundcheck', label: 'Soundcheck', type: 'DATE' } as const;
    await database.db.insert(fieldDefinitions).values({ organizationId: ctx.organizationId, ...field });
  });

  it('moves a contact when it comes, though nothing is written', async () => {
    const now = new Date('2026-11-22T11:00:00Z');
    const at = (time: string): ServiceContext => ({ ...ctx, now: () => new Date(`2026-11-22T${time}Z`) });
    const longAgo = new Date(0);
    const ada = await person({
      createdAt: longAgo,
      updatedAt: longAgo,
      customFields: { soundcheck: '2026-11-22T15:00:00Z' },
    });
    ctx = { ...ctx, now: () => now };
    const soon = await keep({
      logic: 'AND',
      conditions: [{ field: 'customFields.soundcheck', operator: 'WITHIN_NEXT_DAYS', value: 1, dataType: 'DATE' }],
    });
    const past = await keep({
      logic: 'AND',
      conditions: [{ field: 'customFields.soundcheck', operator: 'WITHIN_LAST_DAYS', value: 1, dataType: 'DATE' }],
    });
    expect([await members(soon), await members(past)]).toEqual([[ada.id], []]);
    expect(await refresh(at('14:59:00'))).toMatchObject({ entered: 0, left: 0 });
    expect(await refresh(at('15:00:30'))).toMatchObject({ touched: 1, entered: 1, left: 1 });
    expect([await members(soon), await members(past)]).toEqual([[], [ada.id]]);
    expect(await refresh(at('15:01:30'))).toMatchObject({ entered: 0, left: 0 });
  });

  it('moves a contact whose change was put off once more', async () => {
    const at = (time: string): ServiceContext => ({ ...ctx, now: () => new Date(`2026-11-22T${time}Z`) });
    ctx = at('11:00:00');
    const ada = await person({ customFields: { soundcheck: '2026-11-22T15:00:00Z' } });
    const past = await keep({
      logic: 'AND',
      conditions: [{ field: 'customFields.soundcheck', operator: 'WITHIN_LAST_DAYS', value: 1, dataType: 'DATE' }],
    });
    const later = { customFields: { soundcheck: '2026-11-22T18:00:00Z' } };
    await updateContact({ ctx: { ...ctx, now: () => new Date() }, input: { contactId: ada.id, patch: later } });
    await refresh(at('14:00:00'));
    expect(await refresh(at('15:30:00'))).toMatchObject({ entered: 0 });
    expect(await refresh(at('18:00:01'))).toMatchObject({ entered: 1 });
    expect(await members(past)).toEqual([ada.id]);
  });
});
