import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { campaigns, fieldDefinitions } from '../../db/schema';
import type { TestApi } from '../../test/environment/api';
import { startTestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';

const inCity = (city: string) => ({
  logic: 'AND',
  conditions: [{ field: 'city', operator: 'EQUALS', value: city, dataType: 'STRING' }],
});

describe('segments over HTTP', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let api: TestApi;
  let key: string;
  beforeAll(async () => {
    connection = await openTestDatabase();
    api = await startTestApi(connection);
    key = await api.apiKeyFor('editor');
  });
  afterAll(async () => {
    await api.close();
    await connection.close();
  });

  const call = async (method: string, path: string, body?: unknown, as: string | null = key) => {
    const response = await api.call(as, method, path, body);
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };
  const contact = (values: Partial<Parameters<typeof createContact>[1]>) =>
    createContact(connection, { organizationId: api.organizationId, ...values });
  const create = async (body: object) => (await call('POST', '/segments', { name: 'A segment', ...body })).body;

  it('a dynamic segment counts, shows and lists those who answer its criteria now', async () => {
    const { id } = await contact({ city: 'Besançon', tags: ['vip'] });
    const criteria = inCity('besancon');
    expect(await call('POST', '/segments/size', { criteria })).toEqual({
      status: 200,
      body: { count: 1, exact: true },
    });
    const preview = await call('POST', '/segments/preview', { criteria });
    expect(preview.body).toMatchObject({
      count: 1,
      sentence: 'lives in besancon',
      members: [{ id, why: ['lives in besancon'] }],
    });
    const made = await call('POST', '/segments', { name: 'Besançon', criteria });
    expect(made).toMatchObject({ status: 201, body: { dynamic: true, contactCount: 1, criteria } });
    await contact({ city: 'BESANÇON' });
    expect((await call('GET', `/segments/${made.body.id}`)).body.contactCount).toBe(2);
    const members = await call('GET', `/segments/${made.body.id}/contacts?limit=1`);
    expect(members.body).toMatchObject({ total: 2, items: [{ city: 'BESANÇON' }] });
    const rest = await call('GET', `/segments/${made.body.id}/contacts?limit=1&cursor=${members.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ id }], nextCursor: null });
    expect((await call('GET', '/segments?q=besancon')).body).toMatchObject({ total: 1, items: [{ contactCount: 2 }] });
  });

  it('a static segment holds those it is given, and a snapshot those who were there', async () => {
    const first = await contact({ city: 'Nantes' });
    const dynamic = await create({ criteria: inCity('Nantes') });
    const snapshot = await call('POST', `/segments/${dynamic.id}/snapshot`, {});
    expect(snapshot).toMatchObject({ status: 201, body: { dynamic: false, contactCount: 1, criteria: null } });
    const second = await contact({ city: 'Nantes' });
    expect((await call('GET', `/segments/${snapshot.body.id}`)).body.contactCount).toBe(1);
    const members = `/segments/${snapshot.body.id}/members`;
    expect((await call('PUT', members, { add: [second.id] })).body.contactCount).toBe(2);
    expect((await call('PUT', members, { remove: [first.id] })).body.contactCount).toBe(1);
    expect(await call('PUT', members, { add: [second.id, newId()] })).toMatchObject({
      status: 400,
      body: { code: 'VALIDATION_FAILED', details: [{ path: 'add.1' }] },
    });
    expect((await call('PUT', `/segments/${dynamic.id}/members`, { add: [first.id] })).status).toBe(409);
    const named = await create({ dynamic: false, contactIds: [first.id, second.id] });
    expect(named).toMatchObject({ dynamic: false, contactCount: 2 });
    const kept = await create({ dynamic: false, criteria: inCity('Nantes') });
    expect(kept).toMatchObject({ dynamic: false, contactCount: 2, criteria: null });
  });

  it('criteria that cannot be asked are a 400 that names the place', async () => {
    const bad = { field: 'city', operator: 'GREATER_THAN', value: 3, dataType: 'STRING' };
    const criteria = { logic: 'AND', conditions: [...inCity('a').conditions, ...inCity('b').conditions, bad] };
    for (const path of ['/segments/size', '/segments/preview', '/segments']) {
      const answer = await call('POST', path, { ...(path === '/segments' ? { name: 'x' } : {}), criteria });
      expect(answer).toMatchObject({ status: 400, body: { details: [{ path: 'criteria.conditions.2.operator' }] } });
    }
    expect(await call('POST', '/segments', { name: 'x' })).toMatchObject({ body: { details: [{ path: 'criteria' }] } });
  });

  it('names that do not exist, or are of another organisation, are a 400 that names the place', async () => {
    const other = await createOrganization(connection);
    const otherKey = await api.apiKeyFor('editor', other.organizationId);
    const foreign = (await call('POST', '/segments', { name: 'x', criteria: inCity('x') }, otherKey)).body;
    await connection.db
      .insert(fieldDefinitions)
      .values({ organizationId: api.organizationId, name: 'seats', label: 'Seats', type: 'NUMBER' });
    const cases = [
      [{ field: 'segment', operator: 'IN', value: [foreign.id], dataType: 'STRING' }, 'value'],
      [{ field: `campaign.${newId()}`, operator: 'EQUALS', value: 'OPENED', dataType: 'STRING' }, 'field'],
      [{ field: 'customFields.seats', operator: 'CONTAINS', value: 'x', dataType: 'STRING' }, 'dataType'],
    ] as const;
    for (const [condition, member] of cases) {
      const answer = await call('POST', '/segments/size', { criteria: { logic: 'AND', conditions: [condition] } });
      expect(answer.body.details).toMatchObject([{ path: `criteria.conditions.0.${member}` }]);
    }
  });

  it('a field that was renamed is a 400 that names the place, and the segment that asked it can still be looked at', async () => {
    const { organizationId } = api;
    await connection.db
      .insert(fieldDefinitions)
      .values({ organizationId, name: 'hall', label: 'Hall', type: 'STRING' });
    const asked = { field: 'customFields.hall', operator: 'IS_NOT_EMPTY', dataType: 'STRING' };
    const criteria = { logic: 'AND', conditions: [asked] };
    const made = await create({ criteria });
    await connection.db.update(fieldDefinitions).set({ name: 'room' }).where(eq(fieldDefinitions.name, 'hall'));
    for (const [method, path] of [
      ['POST', '/segments/size'],
      ['PATCH', `/segments/${made.id}`],
    ] as const) {
      expect(await call(method, path, { criteria })).toMatchObject({
        status: 400,
        body: { details: [{ path: 'criteria.conditions.0.field' }] },
      });
    }
    expect(await call('GET', `/segments/${made.id}`)).toMatchObject({ status: 200, body: { contactCount: 0 } });
  });

  it('a segment that would refer to itself through two others is refused', async () => {
    const naming = (id: string) => ({
      logic: 'OR',
      conditions: [
        { logic: 'AND', conditions: [{ field: 'segment', operator: 'IN', value: [id], dataType: 'STRING' }] },
      ],
    });
    const first = await create({ criteria: inCity('x') });
    const second = await create({ criteria: naming(first.id) });
    const third = await create({ criteria: naming(second.id) });
    expect(await call('PATCH', `/segments/${first.id}`, { criteria: naming(third.id) })).toMatchObject({
      status: 400,
      body: { details: [{ path: 'criteria.conditions.0.conditions.0.value' }] },
    });
    expect((await call('PATCH', `/segments/${first.id}`, { criteria: naming(first.id) })).status).toBe(400);
  });

  it('only the fields sent are changed', async () => {
    const made = await create({ criteria: inCity('Lens'), description: 'North', tags: ['a'] });
    const changed = await call('PUT', `/segments/${made.id}`, { name: 'Renamed' });
    expect(changed.body).toMatchObject({ name: 'Renamed', description: 'North', tags: ['a'], criteria: made.criteria });
    expect((await call('PATCH', `/segments/${made.id}`, { dynamic: false })).body.details).toMatchObject([
      { path: 'dynamic' },
    ]);
  });

  it('a segment in use is not deleted, and what uses it is listed', async () => {
    const made = await create({ criteria: inCity('Metz') });
    const campaignId = newId();
    await connection.db.insert(campaigns).values({
      id: campaignId,
      organizationId: api.organizationId,
      name: 'Spring',
      subject: 'Hello',
      content: {},
      settings: {},
      segments: [made.id],
    });
    const user = await create({
      criteria: {
        logic: 'AND',
        conditions: [{ field: 'segment', operator: 'NOT_IN', value: [made.id.toUpperCase()], dataType: 'STRING' }],
      },
    });
    const rule = await call('POST', '/scoring/rules', {
      name: 'Ours',
      points: 5,
      criteria: {
        logic: 'AND',
        conditions: [{ field: 'segment', operator: 'IN', value: [made.id], dataType: 'STRING' }],
      },
    });
    expect(rule.status).toBe(201);
    const refused = await call('DELETE', `/segments/${made.id}`);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'CONFLICT',
        details: [
          { path: `campaigns.${campaignId}`, message: 'Spring' },
          { path: `segments.${user.id}` },
          { message: 'Ours' },
        ],
      },
    });
    expect((await call('GET', `/segments/${made.id}/usage`)).body).toMatchObject({
      campaigns: [{ name: 'Spring' }],
      automations: [],
      segments: [{ id: user.id }],
      leadRules: [{ name: 'Ours' }],
    });
    expect((await call('DELETE', `/segments/${user.id}`)).status).toBe(204);
    expect((await call('GET', `/segments/${user.id}`)).status).toBe(404);
  });

  it("another organisation's segment is a 404, and a viewer may look but not change", async () => {
    const made = await create({ criteria: inCity('Brest') });
    const other = await createOrganization(connection);
    const otherKey = await api.apiKeyFor('owner', other.organizationId);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['PATCH', '', { name: 'mine' }],
      ['DELETE', '', undefined],
      ['GET', '/contacts', undefined],
      ['PUT', '/members', { add: [] }],
      ['POST', '/snapshot', {}],
    ] as const) {
      expect((await call(method, `/segments/${made.id}${path}`, body, otherKey)).status).toBe(404);
    }
    expect((await call('GET', '/segments/none')).status).toBe(404);
    expect((await call('GET', `/segments/${made.id}`, undefined, null)).status).toBe(401);
    const viewer = await api.apiKeyFor('viewer');
    expect((await call('GET', `/segments/${made.id}`, undefined, viewer)).status).toBe(200);
    expect((await call('DELETE', `/segments/${made.id}`, undefined, viewer)).status).toBe(403);
  });

  it("a workspace's segments hold its own contacts alone", async () => {
    await contact({ city: 'Dijon' });
    await contact({ city: 'Dijon', artistId: api.artistId });
    const path = `/artists/${api.artistId}/segments`;
    const made = await call('POST', path, { name: 'Dijon', criteria: inCity('Dijon') });
    expect(made.body).toMatchObject({ artistId: api.artistId, contactCount: 1 });
    expect((await call('GET', `/segments/${made.body.id}`)).body.contactCount).toBe(1);
    expect((await call('POST', '/segments/size', { criteria: inCity('Dijon') })).body.count).toBe(2);
    expect((await call('GET', path)).body.total).toBe(1);
  });
});
