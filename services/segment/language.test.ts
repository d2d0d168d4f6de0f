import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts, organizations } from '../../db/schema';
import type { EventProperties } from '../../domain/event/event';
import type {
  BehaviourCondition,
  FieldCondition,
  PropertyCondition,
  SegmentCriteria,
} from '../../domain/segment/criteria';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createCampaign } from '../../test/factories/campaign';
import { createContact } from '../../test/factories/contact';
import { createSentMessage } from '../../test/factories/message';
import type { ServiceContext } from '../context';
import { recordEvents } from '../event/record';
import { criteriaFilter } from './filter';

/** Noon of 28 February in Auckland, where the day before still lasts in London. */
const NOW = '2026-02-27T23:00:00.000Z';
const campaignId = '01930000-0000-7000-8000-000000000001';
const otherCampaignId = '01930000-0000-7000-8000-000000000002';

const text = (property: string, operator: PropertyCondition['operator'], value: string): PropertyCondition => ({
  property,
  operator,
  value,
  dataType: 'STRING',
});
const measured = (
  event: string,
  measure: BehaviourCondition['measure'],
  operator: BehaviourCondition['operator'],
  value: BehaviourCondition['value'],
  rest: Pick<BehaviourCondition, 'where' | 'withinDays'> = {},
): BehaviourCondition => ({ event, measure, operator, value, ...rest });
const count = { type: 'COUNT' } as const;
const amount = (type: BehaviourCondition['measure']['type']) => ({ type, property: 'amount' });
const when = (type: 'FIRST' | 'LAST') => ({ type, property: 'occurredAt' });
const euros = [text('currency', 'EQUALS', 'eur')];
const products = (operator: PropertyCondition['operator'], value: string | string[]): PropertyCondition[] => [
  { property: 'products', operator, value, dataType: 'ARRAY' },
];
const birthday = (operator: FieldCondition['operator'], value: FieldCondition['value']): FieldCondition => ({
  field: 'birthDate',
  operator,
  value,
  dataType: 'DATE',
});

type Case = readonly [name: string, asked: SegmentCriteria['conditions'][number], who: string];

const purchases: readonly Case[] = [
  ['in total, of one currency', measured('PURCHASE_MADE', amount('SUM'), 'EQUALS', 50, { where: euros }), 'ana'],
  ['in total, nothing being 0', measured('PURCHASE_MADE', amount('SUM'), 'LESS_THAN', 10), 'cyd'],
  ['how many', measured('PURCHASE_MADE', count, 'BETWEEN', [2, 3]), 'ana'],
  ['how many in a window', measured('PURCHASE_MADE', count, 'GREATER_OR_EQUAL', 1, { withinDays: 30 }), 'ana'],
  ['on average', measured('PURCHASE_MADE', amount('AVG'), 'GREATER_THAN', 30), 'bob'],
  ['the average of none is missing', measured('PURCHASE_MADE', amount('AVG'), 'IS_EMPTY', undefined), 'cyd'],
  ['the dearest', measured('PURCHASE_MADE', amount('MAX'), 'GREATER_OR_EQUAL', 40), 'ana bob'],
  ['the last, by its date', measured('PURCHASE_MADE', when('LAST'), 'AFTER', '2026-02-01'), 'ana'],
  [
    'the first, by its date',
    measured('PURCHASE_MADE', when('FIRST'), 'BETWEEN', ['2025-01-01', '2025-12-31']),
    'ana bob',
  ],
  ['the last not lately, or never', measured('PURCHASE_MADE', when('LAST'), 'NOT_WITHIN_LAST_DAYS', 90), 'bob cyd'],
  ['never any', measured('PURCHASE_MADE', when('LAST'), 'IS_EMPTY', undefined), 'cyd'],
  ['the last amount', measured('PURCHASE_MADE', amount('LAST'), 'EQUALS', 10), 'ana'],
  ['of a product', measured('PURCHASE_MADE', count, 'EQUALS', 1, { where: products('CONTAINS', 'vinyle') }), 'ana'],
  [
    'of any product, wherever it is named',
    measured('PURCHASE_MADE', count, 'GREATER_THAN', 0, { where: products('CONTAINS_ANY', ['VINYLE', 'poster']) }),
    'ana bob',
  ],
  [
    'between two dates',
    measured('PURCHASE_MADE', count, 'GREATER_THAN', 0, {
      where: [{ property: 'occurredAt', operator: 'BETWEEN', value: ['2025-11-01', '2025-11-30'], dataType: 'DATE' }],
    }),
    'bob',
  ],
];

const mails: readonly Case[] = [
  ['received at least two', measured('EMAIL_SENT', count, 'GREATER_OR_EQUAL', 2), 'ana'],
  ['received within days', measured('EMAIL_SENT', count, 'EQUALS', 1, { withinDays: 10 }), 'ana'],
  ['received none, a bounced one not counting', measured('EMAIL_SENT', count, 'EQUALS', 0), 'bob cyd'],
  [
    'received a campaign',
    measured('EMAIL_SENT', count, 'EQUALS', 1, { where: [text('campaignId', 'EQUALS', campaignId.toUpperCase())] }),
    'ana',
  ],
  [
    'received something else than a campaign',
    measured('EMAIL_SENT', count, 'EQUALS', 1, { where: [text('campaignId', 'NOT_EQUALS', campaignId)] }),
    'ana',
  ],
  ['received the last mail long ago', measured('EMAIL_SENT', when('LAST'), 'BEFORE', '2026-02-01'), ''],
  [
    'clicked a link of a campaign',
    measured('LINK_CLICKED', count, 'GREATER_THAN', 0, {
      where: [text('url', 'CONTAINS', '/Tickets?p=50%'), text('campaignId', 'EQUALS', campaignId)],
    }),
    'bob',
  ],
  ['bounced', { field: `campaign.${campaignId}`, operator: 'EQUALS', value: 'BOUNCED', dataType: 'STRING' }, 'bob'],
  ['replied', { field: `campaign.${campaignId}`, operator: 'EQUALS', value: 'REPLIED', dataType: 'STRING' }, ''],
  ['bounced, as it happened', measured('EMAIL_BOUNCED', count, 'EQUALS', 1, { withinDays: 1 }), 'bob'],
];

const dates: readonly Case[] = [
  ['a leap-day birthday, on 28 February in a common year', birthday('ANNIVERSARY_WITHIN_DAYS', 0), 'ana'],
  ['a birthday of tomorrow', birthday('ANNIVERSARY_WITHIN_DAYS', 1), 'ana bob'],
  ['a birthday on the last day in reach', birthday('ANNIVERSARY_WITHIN_DAYS', 306), 'ana bob cyd'],
  ['a birthday a day out of reach', birthday('ANNIVERSARY_WITHIN_DAYS', 305), 'ana bob'],
  ['born before', birthday('BEFORE', '1990-12-31'), 'bob'],
  [
    "added today, by the organisation's clock",
    { field: 'createdAt', operator: 'WITHIN_LAST_DAYS', value: 0, dataType: 'DATE' },
    'bob cyd',
  ],
  ['added on a day', { field: 'createdAt', operator: 'ON', value: '2026-02-27', dataType: 'DATE' }, 'ana'],
];

describe('marketers ask', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;

  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection, { now: () => new Date(NOW) }));
    const { organizationId } = ctx;
    await connection.db
      .update(organizations)
      .set({ timezone: 'Pacific/Auckland' })
      .where(eq(organizations.id, organizationId));
    for (const id of [campaignId, otherCampaignId]) await createCampaign(connection, { organizationId, id });
    const add = async (firstName: string, birthDate: string, createdAt: string, country: string) =>
      (
        await createContact(connection, {
          organizationId,
          firstName,
          birthDate,
          createdAt: new Date(createdAt),
          country,
        })
      ).id;
    const ana = await add('ana', '2000-02-29', '2026-02-27T10:59:59.000Z', 'France');
    const bob = await add('bob', '1990-03-01', '2026-02-27T11:00:00.000Z', 'FRANCE');
    await add('cyd', '1990-12-31', '2026-02-27T22:00:00.000Z', 'Japan');
    const happened = (contactId: string, name: string, occurredAt: string, properties: EventProperties) => ({
      organizationId,
      artistId: null,
      contactId,
      name,
      properties,
      occurredAt: new Date(occurredAt),
      campaignId: name === 'LINK_CLICKED' ? campaignId : null,
    });
    await recordEvents(connection.db, [
      happened(ana, 'PURCHASE_MADE', '2025-06-01T12:00:00Z', {
        amount: 40,
        currency: 'EUR',
        items: [{ name: 'Vinyle' }],
      }),
      happened(ana, 'PURCHASE_MADE', '2026-02-10T12:00:00Z', { amount: 10, currency: 'EUR', product: 'Sticker' }),
      happened(bob, 'PURCHASE_MADE', '2025-11-10T12:00:00Z', {
        amount: 90,
        currency: 'USD',
        products: ['Poster', 'CD'],
      }),
      happened(bob, 'LINK_CLICKED', '2026-02-20T12:00:00Z', { url: 'https://a.example/tickets?p=50%25' }),
      happened(bob, 'LINK_CLICKED', '2026-02-20T12:00:00Z', { url: 'https://a.example/tickets?p=50%&x' }),
      happened(bob, 'EMAIL_BOUNCED', '2026-02-27T12:00:00Z', { type: 'hard' }),
      // The ledger is the record of what was sent: an event that says so by itself is not.
      happened(ana, 'EMAIL_SENT', '2026-02-20T12:00:00Z', {}),
    ]);
    const sent = (contactId: string, campaign: string, sentAt: string) =>
      createSentMessage(connection, { organizationId, contactId, campaignId: campaign, sentAt: new Date(sentAt) });
    await sent(ana, campaignId, '2026-02-25T12:00:00Z');
    await sent(ana, otherCampaignId, '2025-12-01T12:00:00Z');
    const { id } = await sent(bob, campaignId, '2026-02-25T12:00:00Z');
    await connection.sql`update messages set status = 'bounced', bounced_at = now() where id = ${id}`;
  });
  afterAll(() => connection.close());

  const namesOf = async (criteria: SegmentCriteria): Promise<string> => {
    const filter = await criteriaFilter(ctx, criteria);
    const rows = await connection.db
      .select({ name: contacts.firstName })
      .from(contacts)
      .where(filter)
      .orderBy(asc(contacts.firstName));
    return rows.map(({ name }) => name).join(' ');
  };
  const who = (asked: Case[1]) => namesOf({ logic: 'AND', conditions: [asked] });

  it.each(purchases)('what was bought: %s', async (_name, asked, expected) => expect(await who(asked)).toBe(expected));
  it.each(mails)('about mails: %s', async (_name, asked, expected) => expect(await who(asked)).toBe(expected));
  it.each(dates)('about dates: %s', async (_name, asked, expected) => expect(await who(asked)).toBe(expected));

  const quick: readonly (readonly [string, Omit<SegmentCriteria, 'logic' | 'conditions'>, string])[] = [
    ['a place', { location: { country: 'france' } }, 'ana bob'],
    ['an age range, a leap day counting from 1 March', { ageRange: { min: 25, max: 25 } }, 'ana'],
    ['an age range open at one end', { ageRange: { min: 35 } }, 'bob cyd'],
    ['a product and a number', { purchaseHistory: { products: ['vinyle'], count: { min: 1 } } }, 'ana'],
    ['money spent in a currency', { totalSpent: { min: 50, currency: 'USD' } }, 'bob'],
  ];
  it.each(quick)('by a quick filter: %s', async (_name, filters, expected) => {
    const birth = { ...filters, logic: 'AND', conditions: [] } as const;
    expect(await namesOf(birth)).toBe(expected);
  });

  it('of 5,000 values at once, in one parameter', async () => {
    const value = Array.from({ length: 5_000 }, (_one, index) => (index === 4_999 ? 'JAPAN' : `%_'"\\${index}`));
    expect(await who({ field: 'country', operator: 'IN', value, dataType: 'STRING' })).toBe('cyd');
    expect(await who({ field: 'country', operator: 'NOT_IN', value, dataType: 'STRING' })).toBe('ana bob');
    const filter = await criteriaFilter(ctx, {
      logic: 'AND',
      conditions: [{ field: 'country', operator: 'IN', value, dataType: 'STRING' }],
    });
    const query = connection.db
      .select({ n: sql`1` })
      .from(contacts)
      .where(filter)
      .toSQL();
    expect(query.params.length).toBeLessThan(5);
    expect(query.sql).not.toContain('4998');
  });
});
