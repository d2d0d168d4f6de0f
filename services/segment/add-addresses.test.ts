import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Segment } from '../../domain/segment/criteria';
import { readJson, startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { addAddresses } from './add-addresses';

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

const segment = async (body: object) =>
  (await readJson<Segment>(await api.call(key, 'POST', '/segments', { name: 'Guests', dynamic: false, ...body }))).id;
const paste = (segmentId: string, addresses: readonly string[], caller = key) =>
  api.call(caller, 'POST', `/segments/${segmentId}/members/addresses`, { addresses });

describe('a pasted list', () => {
  it('puts who is known into a static segment, and names who is not', async () => {
    const { organizationId, artistId } = api;
    await createContact(connection, { organizationId, email: 'Ada@example.com' });
    await createContact(connection, { organizationId, artistId, email: 'ada@example.com' });
    await createContact(connection, { organizationId, email: 'bo@example.com' });
    const id = await segment({});
    const pasted = ['ADA@EXAMPLE.COM', 'Bo <bo@example.com>', 'bo@example.com', 'who@example.com', 'no address'];
    const first = await paste(id, pasted);
    expect(first.status).toBe(200);
    // Two workspaces know Ada: both contacts are in.
    expect(await first.json()).toEqual({ added: 3, already: 0, unknown: ['who@example.com'], invalid: ['no address'] });
    expect(await (await paste(id, pasted)).json()).toMatchObject({ added: 0, already: 3 });
    const members = await readJson<{ total: number }>(await api.call(key, 'GET', `/segments/${id}/contacts`));
    expect(members.total).toBe(3);
  });

  it('is refused by a segment that asks a question, by an empty list, and to who may only look', async () => {
    const dynamic = await segment({ dynamic: true, criteria: { logic: 'AND', conditions: [] } });
    expect((await paste(dynamic, ['ada@example.com'])).status).toBe(409);
    const id = await segment({});
    expect((await paste(id, [])).status).toBe(400);
    expect((await paste(id, ['ada@example.com'], await api.apiKeyFor('viewer'))).status).toBe(403);
  });

  it('does not tell of contacts whose métier its author may not see', async () => {
    const { ctx, organizationId } = await createTestContext(connection, { metiers: ['press'] });
    await createContact(connection, { organizationId, email: 'tour@example.com', roles: ['tour'] });
    const owner = await api.apiKeyFor('owner', organizationId);
    const made = await api.call(owner, 'POST', '/segments', { name: 'Guests', dynamic: false });
    const { id: segmentId } = await readJson<Segment>(made);
    expect(await addAddresses({ ctx, input: { segmentId, addresses: ['tour@example.com'] } })).toEqual({
      added: 0,
      already: 0,
      unknown: ['tour@example.com'],
      invalid: [],
    });
  });
});
