import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import type { CriteriaSuggestions } from './suggest';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let key: string;

/** Thirty people: ten in Lyon of whom two are tagged, twenty in Paris; every third has agreed to marketing. */
beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
  key = await api.apiKeyFor('viewer');
  for (let at = 0; at < 30; at += 1) {
    await createContact(connection, {
      organizationId: api.organizationId,
      country: 'France',
      city: at < 10 ? 'Lyon' : 'Paris',
      tags: at < 2 ? ['vip'] : [],
      engagementScore: at,
      consents: at % 3 === 0 ? ['EMAIL_MARKETING'] : [],
    });
  }
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

const suggest = async (body: object, language = 'en') => {
  const answer = await api.call(key, 'POST', '/segments/suggestions', body, { 'accept-language': language });
  return { status: answer.status, body: await readJson<CriteriaSuggestions>(answer) };
};
const inLyon = { field: 'city', operator: 'EQUALS', value: 'lyon', dataType: 'STRING' } as const;
const vip = { field: 'tags', operator: 'CONTAINS_ANY', value: ['vip'], dataType: 'ARRAY' } as const;
const vipInLyon: SegmentCriteria = { logic: 'AND', conditions: [inLyon, vip] };

describe('criteria that hold for too few', () => {
  it('are loosened by what brings nearest to the target first, each change counted and told', async () => {
    const { body } = await suggest({ criteria: vipInLyon, target: { min: 8 } }, 'fr');
    expect(body).toMatchObject({ count: 2, direction: 'WIDEN', target: { min: 8, max: null } });
    expect(body.items[0]).toMatchObject({ count: 10 });
    expect(body.items.map(({ kind }) => kind).toSorted()).toEqual(['ANY_OF', 'DROP']);
    const dropped = body.items.find(({ kind }) => kind === 'DROP');
    expect(dropped?.criteria).toEqual({ logic: 'AND', conditions: [inLyon] });
    expect(dropped?.change).toMatch(/^Ne plus demander : « .*vip.* »$/);
    expect(dropped?.sentence).toMatch(/lyon/i);
  });
});

describe('criteria that hold for too many', () => {
  it('are narrowed to what members have in common, and never to nobody', async () => {
    const { body } = await suggest({ criteria: { logic: 'AND', conditions: [] }, target: { max: 10 } });
    expect(body).toMatchObject({ count: 30, direction: 'NARROW' });
    const said = body.items.map(({ change, count }) => ({ change, count }));
    expect(said).toContainEqual({ change: expect.stringContaining('Lyon'), count: 10 });
    expect(said).toContainEqual({ change: expect.stringContaining('agreed'), count: 10 });
    expect(said).toContainEqual({ change: expect.stringContaining('Paris'), count: 20 });
    expect(body.items.every(({ count }) => count > 0 && count < 30)).toBe(true);
  });
});

it("without a target the organisation's limits are aimed at, and criteria within them need no change", async () => {
  expect((await suggest({ criteria: vipInLyon })).body).toEqual({
    count: 2,
    direction: null,
    target: { min: 1, max: null },
    items: [],
  });
  await connection.sql`update organizations set maximum_audience = 5 where id = ${api.organizationId}`;
  const { body } = await suggest({ criteria: { logic: 'AND', conditions: [inLyon] } });
  expect(body).toMatchObject({ count: 10, direction: 'NARROW', target: { min: 1, max: 5 } });
  expect(body.items.length).toBeGreaterThan(0);
});

it.each([
  [{}, 'criteria'],
  [{ criteria: vipInLyon, target: { min: 5, max: 4 } }, 'target.max'],
  [{ criteria: vipInLyon, target: { min: -1 } }, 'target.min'],
  [{ criteria: { logic: 'AND', conditions: [{ ...inLyon, field: 'town' }] } }, 'criteria.conditions.0.field'],
])('%j is refused at %s', async (body, path) => {
  const answer = await api.call(key, 'POST', '/segments/suggestions', body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'VALIDATION_FAILED', details: [{ path }] });
});
