import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts } from '../../db/schema';
import type { CustomValue, FieldType } from '../../domain/contact/contact';
import { fieldTypes } from '../../domain/contact/contact';
import type { ConditionOperator, ConditionValue, SegmentCondition } from '../../domain/segment/criteria';
import { evaluateCriteria } from '../../domain/segment/evaluate';
import { operatorRules, operatorsOfType } from '../../domain/segment/operators';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { presentContacts } from '../contact/present';
import type { ServiceContext } from '../context';
import { recordEvents } from '../event/record';
import { criteriaFilter } from './filter';

/** The operators that hold for a missing value, as the API's documentation lists them. */
const negativeOperators: readonly ConditionOperator[] = [
  'NOT_EQUALS',
  'NOT_CONTAINS',
  'NOT_IN',
  'CONTAINS_NONE',
  'NOT_WITHIN_LAST_DAYS',
  'IS_EMPTY',
];

const samples: Readonly<Record<FieldType, string | number | boolean>> = {
  STRING: 'Paris',
  NUMBER: 3,
  DATE: '2026-03-01',
  BOOLEAN: true,
  ARRAY: 'vip',
};

function valueFor(operator: ConditionOperator, type: FieldType): ConditionValue | undefined {
  const sample = samples[type];
  const item = typeof sample === 'boolean' ? String(sample) : sample;
  switch (operatorRules[operator].shape) {
    case 'none':
      return undefined;
    case 'one':
      return sample;
    case 'list':
      return [item];
    case 'pair':
      return [item, item];
    case 'days':
      return 7;
  }
}

/** What counts as missing, and for each type a value of another JSON type. */
const missing: Readonly<Record<string, CustomValue>> = { null: null, 'empty text': '', 'empty list': [] };
const otherType: Readonly<Record<FieldType, CustomValue>> = {
  STRING: 3,
  NUMBER: '3',
  DATE: 20_260_301,
  BOOLEAN: 'true',
  ARRAY: 'vip',
};

/** Columns and consents that the contact has nothing of. */
const emptyColumn: Readonly<Record<FieldType, string | null>> = {
  STRING: 'city',
  NUMBER: null,
  DATE: 'birthDate',
  BOOLEAN: 'consent.PROFILING',
  ARRAY: 'tags',
};

const nothingKnown = {
  consents: new Map(),
  topics: new Map(),
  events: [],
  enrolments: [],
  outcomes: new Map(),
  segmentIds: new Set<string>(),
};

/** An event that says nothing but that it happened. */
const bareEvent = {
  id: '01930000-0000-7000-8000-000000000001',
  name: 'HAPPENED',
  properties: {},
  campaignId: null,
  occurredAt: '2026-01-01T12:00:00.000Z',
};

const table = fieldTypes.flatMap((type) =>
  operatorsOfType(type).map((operator) => [operator, type, negativeOperators.includes(operator)] as const),
);

describe('a missing value', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  beforeAll(async () => {
    connection = await openTestDatabase();
    ({ ctx } = await createTestContext(connection));
    const values = [...Object.values(missing), ...Object.values(otherType)];
    const customFields = Object.fromEntries(values.map((value, index) => [`value${index}`, value]));
    const { organizationId } = ctx;
    const { id } = await createContact(connection, { organizationId, firstName: null, city: '', customFields });
    const happened = {
      ...bareEvent,
      organizationId,
      artistId: null,
      contactId: id,
      occurredAt: new Date(bareEvent.occurredAt),
    };
    await recordEvents(connection.db, [happened]);
  });
  afterAll(() => connection.close());

  /** What SQL and the evaluator say of a condition and of its opposite, alike where they are right. */
  async function answersTo(condition: SegmentCondition): Promise<readonly boolean[]> {
    const [contact] = await presentContacts(ctx.db, await ctx.db.select().from(contacts));
    if (!contact) throw new Error('the contact is gone');
    const answers = await Promise.all(
      [false, true].map(async (not) => {
        const criteria = {
          logic: 'AND' as const,
          conditions: [{ logic: 'OR' as const, not, conditions: [condition] }],
        };
        const filter = await criteriaFilter(ctx, criteria);
        const [row] = await ctx.db.execute<{ count: string }>(sql`select count(*) from ${contacts} where ${filter}`);
        const facts = { ...nothingKnown, events: [bareEvent], contact };
        const clock = { now: new Date(), timezone: 'Europe/Paris' };
        return [Number(row?.count) === 1, evaluateCriteria(criteria, facts, clock)];
      }),
    );
    return answers.flat();
  }
  const alike = (expected: boolean) => [expected, expected, !expected, !expected];

  it.each(table)('%s of %s, of a field: holds %s', async (operator, type, expected) => {
    const value = valueFor(operator, type);
    const fields = [
      'customFields.absent',
      ...Object.keys(missing).map((_name, index) => `customFields.value${index}`),
      `customFields.value${Object.keys(missing).length + fieldTypes.indexOf(type)}`,
      ...(emptyColumn[type] === null ? [] : [emptyColumn[type]]),
      ...(type === 'BOOLEAN' ? ['topic.unheard-of'] : []),
    ];
    for (const field of fields)
      expect([field, await answersTo({ field, operator, value, dataType: type })]).toEqual([field, alike(expected)]);
  });

  it.each(table)('%s of %s, of an event: holds %s', async (operator, type, expected) => {
    const value = valueFor(operator, type);
    const where = [{ property: 'absent', operator, value, dataType: type }];
    const some = { event: bareEvent.name, measure: { type: 'COUNT' }, operator: 'EQUALS', value: 1 } as const;
    expect(['a property in where', await answersTo({ ...some, where })]).toEqual([
      'a property in where',
      alike(expected),
    ]);
    for (const end of ['FIRST', 'LAST'] as const) {
      const measure = { type: end, property: 'absent' };
      expect([
        `${end} of an event without it`,
        await answersTo({ event: bareEvent.name, measure, operator, value }),
      ]).toEqual([`${end} of an event without it`, alike(expected)]);
      expect([`${end} of no events`, await answersTo({ event: 'NEVER', measure, operator, value })]).toEqual([
        `${end} of no events`,
        alike(expected),
      ]);
      if (type !== 'DATE') continue;
      const date = { type: end, property: 'occurredAt' };
      expect([`the date of the ${end}`, await answersTo({ event: 'NEVER', measure: date, operator, value })]).toEqual([
        `the date of the ${end}`,
        alike(expected),
      ]);
    }
    if (type !== 'NUMBER') return;
    for (const number of ['AVG', 'MIN', 'MAX'] as const) {
      const measure = { type: number, property: 'absent' };
      expect([`${number} of no numbers`, await answersTo({ event: bareEvent.name, measure, operator, value })]).toEqual(
        [`${number} of no numbers`, alike(expected)],
      );
      expect([`${number} of no events`, await answersTo({ event: 'NEVER', measure, operator, value })]).toEqual([
        `${number} of no events`,
        alike(expected),
      ]);
    }
  });
});
