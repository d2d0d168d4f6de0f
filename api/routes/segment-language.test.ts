import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FieldType } from '../../domain/contact/contact';
import { fieldTypes } from '../../domain/contact/contact';
import type { Locale } from '../../domain/locale/locale';
import { locales } from '../../domain/locale/locale';
import { conditionOperators } from '../../domain/segment/criteria';
import type { ConditionOperator, ConditionValue } from '../../domain/segment/criteria';
import { operatorRules } from '../../domain/segment/operators';
import { previewAnswer } from '../../domain/segment/schema';
import { operatorWord } from '../../domain/segment/sentence/operator-words';
import type { TestApi } from '../../test/environment/api';
import { startTestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';

/** As the contract with other programs lists them. */
const promised =
  'EQUALS NOT_EQUALS CONTAINS NOT_CONTAINS STARTS_WITH ENDS_WITH IN NOT_IN IS_EMPTY IS_NOT_EMPTY GREATER_THAN GREATER_OR_EQUAL LESS_THAN LESS_OR_EQUAL BETWEEN BEFORE AFTER ON WITHIN_LAST_DAYS NOT_WITHIN_LAST_DAYS WITHIN_NEXT_DAYS ANNIVERSARY_WITHIN_DAYS CONTAINS_ANY CONTAINS_ALL CONTAINS_NONE';

const fieldOf: Readonly<Record<FieldType, string>> = {
  STRING: 'company',
  NUMBER: 'leadScore',
  DATE: 'birthDate',
  BOOLEAN: 'consent.PROFILING',
  ARRAY: 'tags',
};
const sampleOf: Readonly<Record<FieldType, string | number | boolean>> = {
  STRING: 'Olympia',
  NUMBER: 3,
  DATE: '2026-03-01',
  BOOLEAN: true,
  ARRAY: 'vip',
};

function valueFor(operator: ConditionOperator, type: FieldType): ConditionValue | undefined {
  const sample = sampleOf[type];
  const item = typeof sample === 'boolean' ? String(sample) : sample;
  return { none: undefined, one: sample, list: [item], pair: [item, item], days: 7 }[operatorRules[operator].shape];
}

const asking = (operator: ConditionOperator, type: FieldType) => ({
  field: fieldOf[type],
  operator,
  value: valueFor(operator, type),
  dataType: type,
});

/** Each operator with the types that it has, or has not. */
const pairs = (fitting: boolean) =>
  conditionOperators.flatMap((operator) =>
    fieldTypes
      .filter((type) => operatorRules[operator].types.includes(type) === fitting)
      .map((type) => [operator, type] as const),
  );

/** Words alone: no name of an operator or a field, and nothing that is not there. */
const inWords = /^(?!.*(undefined|null|NaN|[A-Z]{2,}_|[a-z][A-Z]))\p{L}.{5,}$/u;

describe('each operator, over HTTP', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let api: TestApi;
  let key: string;
  beforeAll(async () => {
    connection = await openTestDatabase();
    api = await startTestApi(connection);
    key = await api.apiKeyFor('viewer');
  });
  afterAll(async () => {
    await api.close();
    await connection.close();
  });

  async function preview(condition: object, locale: Locale): Promise<{ status: number; body: unknown }> {
    const criteria = { logic: 'AND', conditions: [condition] };
    const answer = await api.call(key, 'POST', '/segments/preview', { criteria }, { 'accept-language': locale });
    return { status: answer.status, body: await answer.json() };
  }

  it('is one that the contract lists, and all of those are there', () => {
    expect(conditionOperators.join(' ')).toBe(promised);
  });

  it.each(pairs(true))('%s of %s is answered, and said in both languages', async (operator, type) => {
    for (const locale of locales) {
      const { status, body } = await preview(asking(operator, type), locale);
      expect([locale, status]).toEqual([locale, 200]);
      expect(previewAnswer.parse(body)).toMatchObject({ exact: true, sentence: expect.stringMatching(inWords) });
      expect(operatorWord(operator, type, locale)).toMatch(/\p{L}/u);
    }
  });

  it.each(pairs(false))('%s of %s is refused at its place', async (operator, type) => {
    expect(await preview(asking(operator, type), 'en')).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', details: [{ path: 'criteria.conditions.0.operator' }] },
    });
  });
});
