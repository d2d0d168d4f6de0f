import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';
import { newId } from '../../db/columns';
import { contactEvents, segmentMembers, segments } from '../../db/schema';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { audienceQuery } from './audience';
import { contactMatches } from './matches';

type Harness = Awaited<ReturnType<typeof createTestContext>>;

const all = (...conditions: SegmentCondition[]): SegmentCriteria => ({ logic: 'AND', conditions });
const inCity = (city: string): SegmentCondition => ({
  field: 'city',
  operator: 'EQUALS',
  value: city,
  dataType: 'STRING',
});

describe('an audience', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let harness: Harness;
  beforeAll(async () => {
    connection = await openTestDatabase();
    harness = await createTestContext(connection);
  });
  afterAll(() => connection.close());

  const contact = (values: Partial<Parameters<typeof createContact>[1]>) =>
    createContact(connection, { organizationId: harness.organizationId, ...values });
  const segment = async (criteria: SegmentCriteria | null, members: readonly string[] = []) => {
    const id = newId();
    await connection.db.insert(segments).values({
      id,
      organizationId: harness.organizationId,
      name: 'A segment',
      dynamic: criteria !== null,
      criteria,
    });
    if (members.length > 0) {
      await connection.db.insert(segmentMembers).values(members.map((contactId) => ({ segmentId: id, contactId })));
    }
    return id;
  };
  const idsOf = async (audience: Partial<Parameters<typeof audienceQuery>[1]>) => {
    const query = await audienceQuery(harness.ctx, {
      segments: [],
      excludeSegments: [],
      contactRole: null,
      ...audience,
    });
    const rows = await connection.db.execute<{ id: string }>(query);
    return rows.map(({ id }) => id).toSorted();
  };

  it('is the union of its segments without those excluded, each contact once', async () => {
    const paris = await contact({ city: 'Paris', roles: ['press'] });
    const both = await contact({ city: 'PARIS', tags: ['vip'] });
    const lyon = await contact({ city: 'Lyon' });
    const dynamic = await segment(all(inCity('paris')));
    const fixed = await segment(null, [both.id, lyon.id]);
    const nested = await segment(all({ field: 'segment', operator: 'IN', value: [dynamic], dataType: 'STRING' }));
    expect(await idsOf({ segments: [dynamic, fixed] })).toEqual([paris.id, both.id, lyon.id].toSorted());
    expect(await idsOf({ segments: [nested], excludeSegments: [fixed] })).toEqual([paris.id]);
    expect(await idsOf({ segments: [dynamic], contactRole: 'press' })).toEqual([paris.id]);
    await expect(idsOf({ segments: [dynamic, newId()] })).rejects.toMatchObject({
      details: [{ path: 'segments.1' }],
    });
  });

  it('asks a question of one contact', async () => {
    const { id } = await contact({
      city: 'Orléans',
      birthDate: '1990-02-28',
      customFields: { plan: 'Pro', seats: 12, renewal: '2026-03-01', perks: ['Backstage', 'Été'], trial: false },
    });
    await connection.db.insert(contactEvents).values(
      [20, 30, 70].map((amount, index) => ({
        id: newId(),
        organizationId: harness.organizationId,
        contactId: id,
        name: 'PURCHASE_MADE',
        properties: { amount, currency: 'EUR', items: [{ sku: `record-${index}` }] },
        occurredAt: new Date(Date.now() - (index + 1) * 86_400_000),
      })),
    );
    const matches = (criteria: SegmentCriteria) =>
      contactMatches({ ctx: harness.ctx, input: { contactId: id, criteria } });
    const holding: SegmentCondition[] = [
      inCity('ORLEANS'),
      { field: 'customFields.plan', operator: 'IN', value: ['pro', 'free'], dataType: 'STRING' },
      { field: 'customFields.seats', operator: 'BETWEEN', value: [10, 12], dataType: 'NUMBER' },
      { field: 'customFields.renewal', operator: 'ON', value: '2026-03-01', dataType: 'DATE' },
      { field: 'customFields.perks', operator: 'CONTAINS_ALL', value: ['ete', 'backstage'], dataType: 'ARRAY' },
      { field: 'customFields.trial', operator: 'EQUALS', value: false, dataType: 'BOOLEAN' },
      { field: 'customFields.absent', operator: 'NOT_EQUALS', value: 'x', dataType: 'STRING' },
      { field: 'consent.EMAIL_MARKETING', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' },
      { field: 'consent.PROFILING', operator: 'IS_EMPTY', dataType: 'BOOLEAN' },
      { event: 'PURCHASE_MADE', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 3, withinDays: 3 },
      { event: 'PURCHASE_MADE', measure: { type: 'AVG', property: 'amount' }, operator: 'EQUALS', value: 40 },
      { event: 'PURCHASE_MADE', measure: { type: 'LAST', property: 'amount' }, operator: 'EQUALS', value: 20 },
      { event: 'EMAIL_OPENED', measure: { type: 'COUNT' }, operator: 'EQUALS', value: 0 },
    ];
    for (const condition of holding) expect([condition, await matches(all(condition))]).toEqual([condition, true]);
    for (const condition of holding) {
      expect(await matches(all({ logic: 'OR', not: true, conditions: [condition] }))).toBe(false);
    }
    expect(
      await matches({
        ...all(),
        totalSpent: { min: 120, max: 120, currency: 'EUR' },
        purchaseHistory: { products: ['Record-1'] },
      }),
    ).toBe(true);
  });
});
