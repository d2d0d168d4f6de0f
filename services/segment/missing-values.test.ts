import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts } from '../../db/schema';
import type { CustomValue, FieldType } from '../../domain/contact/contact';
import { fieldTypes } from '../../domain/contact/contact';
import type { ConditionOperator, ConditionValue, FieldCondition } from '../../domain/segment/criteria';
import { evaluateCriteria } from '../../domain/segment/evaluate';
import { operatorRules, operatorsOfType } from '../../domain/segment/operators';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { presentContacts } from '../contact/present';
import type { ServiceContext } from '../context';
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
    await createContact(connection, { organizationId: ctx.organizationId, firstName: null, city: '', customFields });
  });
  afterAll(() => connection.close());

  it.each(table)('%s of %s: holds %s', async (operator, type, expected) => {
    const value = valueFor(operator, type);
    const fields = [
      'customFields.absent',
      ...Object.keys(missing).map((_name, index) => `customFields.value${index}`),
      `customFields.value${Object.keys(missing).length + fieldTypes.indexOf(type)}`,
      ...(emptyColumn[type] === null ? [] : [emptyColumn[type]]),
      ...(type === 'BOOLEAN' ? ['topic.unheard-of'] : []),
    ];
    const [contact] = await presentContacts(ctx.db, await ctx.db.select().from(contacts));
    if (!contact) throw new Error('the contact is gone');
    for (const field of fields) {
      const condition: FieldCondition = { field, operator, value, dataType: type };
      for (const not of [false, true]) {
        const criteria = {
          logic: 'AND' as const,
          conditions: [{ logic: 'OR' as const, not, conditions: [condition] }],
        };
        const filter = await criteriaFilter(ctx, criteria);
        const [row] = await ctx.db.execute<{ count: string }>(sql`select count(*) from ${contacts} where ${filter}`);
        expect([field, not, Number(row?.count)]).toEqual([field, not, expected === not ? 0 : 1]);
        const facts = { ...nothingKnown, contact };
        const clock = { now: new Date(), timezone: 'Europe/Paris' };
        expect([field, not, evaluateCriteria(criteria, facts, clock)]).toEqual([field, not, expected !== not]);
      }
    }
  });
});
