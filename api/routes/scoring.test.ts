import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../services/context';
import { advancePass } from '../../services/scoring/advance-pass';
import { scoreFew } from '../../services/scoring/refresh-touched';
import type { TestApi } from '../../test/environment/api';
import { startTestApi } from '../../test/environment/api';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';

const inLyon = {
  logic: 'AND',
  conditions: [{ field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' }],
};
const asking = (field: string) => ({
  logic: 'AND',
  conditions: [{ field, operator: 'GREATER_THAN', value: 10, dataType: 'NUMBER' }],
});

describe('scoring over HTTP', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let api: TestApi;
  let ctx: ServiceContext;
  let owner: string;
  let editor: string;
  let viewer: string;
  beforeAll(async () => {
    connection = await openTestDatabase();
    api = await startTestApi(connection);
    ({ ctx } = await createTestContext(connection, { organizationId: api.organizationId }));
    [owner, editor, viewer] = [
      await api.apiKeyFor('owner'),
      await api.apiKeyFor('editor'),
      await api.apiKeyFor('viewer'),
    ];
  });
  afterAll(async () => {
    await api.close();
    await connection.close();
  });

  const call = async (method: string, path: string, body?: unknown, as = owner, headers = {}) => {
    const response = await api.call(as, method, path, body, headers);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const rule = async (values: object) =>
    (await call('POST', '/scoring/rules', { name: 'Lives in Lyon', criteria: inLyon, points: 10, ...values })).body;
  const finishPass = async () => {
    while (!(await advancePass(ctx)).done);
  };

  it('begins with defaults, changes only what is sent, and has every score computed anew', async () => {
    expect(await call('GET', '/scoring', undefined, viewer)).toMatchObject({
      status: 200,
      body: { halfLifeDays: 30, points: { EMAIL_OPENED: 6 }, otherEvents: 5, recomputing: false },
    });
    const changed = await call('PUT', '/scoring', { halfLifeDays: 14, points: { LINK_CLICKED: 20, CONCERT: 15 } });
    expect(changed).toMatchObject({
      status: 200,
      body: { halfLifeDays: 14, points: { EMAIL_OPENED: 6, LINK_CLICKED: 20, CONCERT: 15 }, recomputing: true },
    });
    expect(api.gateway.asked).toContainEqual({ verb: 'start', workflowId: `scores/${api.organizationId}` });
    const back = await call('PUT', '/scoring', { points: { LINK_CLICKED: null, CONCERT: null } });
    expect(back.body.points).toMatchObject({ LINK_CLICKED: 12 });
    expect(back.body.points).not.toHaveProperty('CONCERT');
    await finishPass();
    expect((await call('GET', '/scoring')).body.recomputing).toBe(false);
    const audit = await call('GET', '/audit?entityType=scoring');
    expect(audit.body.items).toMatchObject([{ action: 'scoring.updated' }, { action: 'scoring.updated' }]);
    await call('PUT', '/scoring', { halfLifeDays: 30 });
  });

  it.each([
    ['a half-life of nothing', { halfLifeDays: 0 }, 'halfLifeDays'],
    ['a half-life below nothing', { halfLifeDays: -3 }, 'halfLifeDays'],
    ['a half-life past all measure', { halfLifeDays: 1e9 }, 'halfLifeDays'],
    ['points that are no whole number', { points: { EMAIL_OPENED: 1.5 } }, 'points.EMAIL_OPENED'],
    ['points past the most', { points: { EMAIL_OPENED: 101 } }, 'points.EMAIL_OPENED'],
    ['points for what Fermata writes itself', { points: { SCORE_CHANGED: 5 } }, 'points.SCORE_CHANGED'],
    ['a field that is none', { halflife: 3 }, 'halflife'],
  ])('refuses settings with %s, naming the field', async (_what, body, path) => {
    const answer = await call('PUT', '/scoring', body, owner, { 'accept-language': 'fr' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED', details: [{ path }] } });
  });

  it.each([
    ['no points', { points: 0 }, 'points'],
    ['points past the most', { points: 1_001 }, 'points'],
    ['an expiry before it begins', { expiresAfterDays: 0 }, 'expiresAfterDays'],
    ['criteria that cannot be asked', { criteria: asking('nowhere') }, 'criteria.conditions.0.field'],
    ['criteria that ask for its own answer', { criteria: asking('leadScore') }, 'criteria'],
    ['no name', { name: ' ' }, 'name'],
  ])('refuses a rule with %s, naming the field', async (_what, fault, path) => {
    const body = { name: 'x', criteria: inLyon, points: 1, ...fault };
    expect(await call('POST', '/scoring/rules', body)).toMatchObject({ status: 400, body: { details: [{ path }] } });
  });

  it('refuses a rule that asks for its own answer through a segment', async () => {
    const { body: segment } = await call('POST', '/segments', { name: 'Hot', criteria: asking('leadScore') });
    const member = { field: 'segment', operator: 'IN', value: [segment.id], dataType: 'STRING' };
    const body = { name: 'x', criteria: { logic: 'AND', conditions: [member] }, points: 1 };
    expect(await call('POST', '/scoring/rules', body)).toMatchObject({
      status: 400,
      body: { details: [{ path: 'criteria' }] },
    });
  });

  it('keeps rules in their order, says who they are about, and counts who would have their points', async () => {
    await createContact(connection, { organizationId: api.organizationId, city: 'Lyon' });
    expect((await call('POST', '/scoring/rules/preview', { criteria: inLyon }, viewer)).body).toEqual({
      count: 1,
      sentence: 'lives in Lyon',
    });
    const [one, two] = [await rule({ name: 'One' }), await rule({ name: 'Two', expiresAfterDays: 30 })];
    const three = await rule({ name: 'Three', order: 0 });
    expect(two).toMatchObject({ sentence: 'lives in Lyon', holders: 0, active: true, order: 1, expiresAfterDays: 30 });
    const names = async () =>
      (await call('GET', '/scoring/rules')).body.items.map(({ name }: { name: string }) => name);
    expect(await names()).toEqual(['Three', 'One', 'Two']);
    expect((await call('PUT', `/scoring/rules/${two.id}`, { order: 0, points: -5 })).body).toMatchObject({
      points: -5,
      name: 'Two',
    });
    expect(await names()).toEqual(['Two', 'Three', 'One']);
    await finishPass();
    expect((await call('GET', `/scoring/rules/${one.id}`)).body.holders).toBe(1);
    expect((await call('PUT', `/scoring/rules/${one.id}`, { active: false })).body).toMatchObject({
      active: false,
      holders: 0,
    });
    for (const { id } of [one, two, three]) expect((await call('DELETE', `/scoring/rules/${id}`)).status).toBe(204);
    expect(await names()).toEqual([]);
    expect((await call('GET', `/scoring/rules/${one.id}`)).status).toBe(404);
  });

  it('tells of a contact both scores, what makes them up and why they changed, in the reader’s language', async () => {
    const { id } = await createContact(connection, { organizationId: api.organizationId, city: 'Lyon' });
    const { id: ruleId } = await rule({ expiresAfterDays: 30 });
    await call('POST', '/events', { contactId: id, name: 'FORM_SUBMITTED' });
    await scoreFew(ctx, [id]);
    const { body } = await call('GET', `/contacts/${id}/scores`, undefined, viewer, { 'accept-language': 'fr' });
    expect(body.engagement).toMatchObject({
      score: 25,
      level: 'LOW',
      adjustment: 0,
      parts: [{ event: 'FORM_SUBMITTED', label: 'Formulaire envoyé', count: 1, points: 25 }],
    });
    expect(body.lead).toMatchObject({
      score: 10,
      parts: [
        { ruleId, name: 'Lives in Lyon', points: 10, sentence: 'habite à Lyon', countsUntil: expect.any(String) },
      ],
    });
    expect(body.history.map(({ why }: { why: string[] }) => why).toSorted()).toEqual([
      ['Formulaire envoyé : +25'],
      ["La règle « Lives in Lyon » s'est mise à compter : +10"],
    ]);
    await call('DELETE', `/scoring/rules/${ruleId}`);
  });

  it('is for those who may: settings for who manages, rules for who edits', async () => {
    expect((await call('PUT', '/scoring', { halfLifeDays: 10 }, editor)).status).toBe(403);
    expect((await call('POST', '/scoring/rules', { name: 'x', criteria: inLyon, points: 1 }, viewer)).status).toBe(403);
    expect((await call('POST', '/scoring/recompute', {}, viewer)).status).toBe(403);
    expect(await call('POST', '/scoring/recompute', {}, editor)).toMatchObject({
      status: 202,
      body: { workflowId: `scores/${api.organizationId}` },
    });
    expect((await api.call(null, 'GET', '/scoring')).status).toBe(401);
  });
});
