import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { segmentSizes } from '../../db/schema';
import { segmentAnalyticsAnswer } from '../../domain/segment/analytics-schema';
import { contactWhyAnswer } from '../../domain/segment/why-schema';
import type { TestApi } from '../../test/environment/api';
import { startTestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';

const inCity = (city: string) => ({
  logic: 'AND',
  conditions: [{ field: 'city', operator: 'EQUALS', value: city, dataType: 'STRING' }],
});

describe('what is known of a segment, over HTTP', () => {
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
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const contact = (city: string) => createContact(connection, { organizationId: api.organizationId, city });
  const segment = async (name: string, city: string) =>
    (await call('POST', '/segments', { name, criteria: inCity(city) })).body;

  it('the analytics are as their schema says, and compare with the segments asked for', async () => {
    await contact('Dijon');
    const { id } = await segment('Dijon', 'Dijon');
    const other = await segment('Dijon too', 'dijon');
    const { status, body } = await call('GET', `/segments/${id}/analytics?with=${other.id}`);
    expect(status).toBe(200);
    expect(segmentAnalyticsAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ size: 1, overlaps: [{ segmentId: other.id, both: 1, shareOfThis: 1 }], notes: [] });
  });

  it('a comparison with what is no segment of ours is a 400 that names its place', async () => {
    const { id } = await segment('Here', 'Here');
    const theirs = await createOrganization(connection);
    const theirKey = await api.apiKeyFor('editor', theirs.organizationId);
    const foreign = (await call('POST', '/segments', { name: 'x', criteria: inCity('x') }, theirKey)).body;
    for (const wanted of [`${id},${foreign.id}`, `${id},${newId()}`]) {
      expect(await call('GET', `/segments/${id}/analytics?with=${wanted}`)).toMatchObject({
        status: 400,
        body: { code: 'VALIDATION_FAILED', details: [{ path: 'with.1' }] },
      });
    }
    expect((await call('GET', `/segments/${id}/analytics?with=1%27--`)).status).toBe(400);
    expect((await call('GET', `/segments/${id}/analytics?since=2020`)).status).toBe(400);
    const many = Array.from({ length: 11 }, () => newId()).join(',');
    expect((await call('GET', `/segments/${id}/analytics?with=${many}`)).status).toBe(400);
  });

  it('nobody is told without a credential', async () => {
    const { id } = await segment('Closed', 'Closed');
    expect((await call('GET', `/segments/${id}/analytics`, undefined, null)).status).toBe(401);
    expect((await call('GET', `/segments/${id}/contacts/${newId()}/why`, undefined, null)).status).toBe(401);
  });

  it('why somebody is not in it is told as its schema says, and of nobody it is a 404', async () => {
    const { id: contactId } = await contact('Brest');
    const { id } = await segment('Quimper', 'Quimper');
    const { status, body } = await call('GET', `/segments/${id}/contacts/${contactId}/why`);
    expect(status).toBe(200);
    expect(contactWhyAnswer.parse(body)).toEqual(body);
    expect(body).toMatchObject({ member: false, explanation: { holds: false, sentence: 'lives in Quimper' } });
    expect((await call('GET', `/segments/${id}/contacts/${newId()}/why`)).status).toBe(404);
    expect((await call('GET', `/segments/${id}/contacts/nobody/why`)).status).toBe(404);
  });

  it('a list shows the trend of the last thirty days', async () => {
    const { id } = await segment('Trend', 'Trend');
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const points = [
      { ago: 40, count: 9 },
      { ago: 10, count: 3 },
      { ago: 5, count: 4 },
    ];
    await connection.db
      .insert(segmentSizes)
      .values(points.map(({ ago, count }) => ({ segmentId: id, day: day(ago), count, countedAt: new Date() })));
    expect((await call('GET', '/segments?q=trend')).body.items).toMatchObject([{ id, trend: [3, 4, 0] }]);
  });
});
