import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditLog, contactEvents, contactTopics, outbox } from '../../db/schema';
import type { TestApi } from '../../test/environment/api';
import { startTestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';
import { createSentMessage } from '../../test/factories/message';

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

const call = async (method: string, path: string, body?: unknown, as = key) => {
  const response = await api.call(as, method, path, body);
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
};
let made = 0;
const create = async (values: object = {}, path = '/topics') =>
  (await call('POST', path, { key: `topic-${(made += 1)}`, name: 'Tour dates', ...values })).body;
const contact = () => createContact(connection, { organizationId: api.organizationId });
const changesOf = (contactId: string) =>
  connection.db
    .select({ properties: contactEvents.properties })
    .from(contactEvents)
    .where(and(eq(contactEvents.contactId, contactId), eq(contactEvents.name, 'TOPIC_CHANGED')));
const asked = (topicKey: string, value = true) => ({
  logic: 'AND',
  conditions: [{ field: `topic.${topicKey}`, operator: 'EQUALS', value, dataType: 'BOOLEAN' }],
});

describe('topics', () => {
  it('are added in order, renamed and listed; their key stays', async () => {
    const first = await create({ description: 'When and where' });
    const second = await create({ name: 'Vinyl' });
    expect(second.position).toBe(first.position + 1);
    const changed = await call('PATCH', `/topics/${first.id}`, { name: 'Tours', position: second.position + 1 });
    expect(changed).toMatchObject({ status: 200, body: { name: 'Tours', description: 'When and where' } });
    const { items } = (await call('GET', '/topics')).body;
    expect(items.map(({ id }: { id: string }) => id).slice(-2)).toEqual([second.id, first.id]);
    expect((await call('PUT', `/topics/${first.id}`, { key: 'other' })).body.details).toMatchObject([{ path: 'key' }]);
    expect((await call('POST', '/topics', { key: first.key, name: 'Twice' })).body.details).toMatchObject([
      { path: 'key' },
    ]);
    expect(await connection.db.$count(auditLog, eq(auditLog.entityId, first.id))).toBe(2);
  });

  it('of a workspace concern its contacts alone', async () => {
    const own = await create({}, `/artists/${api.artistId}/topics`);
    const { id } = await contact();
    const { id: member } = await createContact(connection, {
      organizationId: api.organizationId,
      artistId: api.artistId,
    });
    const keysOf = async (contactId: string) =>
      (await call('GET', `/contacts/${contactId}/topics`)).body.topics.map((one: { key: string }) => one.key);
    expect(await keysOf(id)).not.toContain(own.key);
    expect(await keysOf(member)).toContain(own.key);
  });

  it('are not deleted while a segment, a lead rule, an automation or a campaign asks them, and say which', async () => {
    const topic = await create();
    const segment = await call('POST', '/segments', { name: 'Tour fans', criteria: asked(topic.key) });
    expect(segment.status).toBe(201);
    expect((await call('DELETE', `/topics/${topic.id}`)).body).toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('Tour fans'),
    });
    await call('DELETE', `/segments/${segment.body.id}`);
    const rule = await call('POST', '/scoring/rules', { name: 'Tour heads', points: 5, criteria: asked(topic.key) });
    expect((await call('DELETE', `/topics/${topic.id}`)).body).toMatchObject({
      code: 'INVALID_STATE',
      message: expect.stringContaining('Tour heads'),
    });
    expect((await call('DELETE', `/scoring/rules/${rule.body.id}`)).status).toBe(204);
    const campaign = {
      name: 'New dates',
      subject: 'x',
      content: { htmlContent: 'x' },
      settings: { topicId: topic.id },
    };
    const { body: draft } = await call('POST', '/campaigns', campaign);
    expect(draft.settings.topicId).toBe(topic.id);
    expect((await call('DELETE', `/topics/${topic.id}`)).status).toBe(409);
    await call('DELETE', `/campaigns/${draft.id}`);
    expect((await call('DELETE', `/topics/${topic.id}`)).status).toBe(204);
  });

  it('of another organisation are not there for a campaign, nor for a contact', async () => {
    const other = await createOrganization(connection);
    const otherKey = await api.apiKeyFor('editor', other.organizationId);
    const theirs = (await call('POST', '/topics', { key: 'theirs', name: 'Theirs' }, otherKey)).body;
    const campaign = { name: 'x', subject: 'x', content: { htmlContent: 'x' }, settings: { topicId: theirs.id } };
    expect((await call('POST', '/campaigns', campaign)).body.details).toMatchObject([{ path: 'settings.topicId' }]);
    const { id } = await contact();
    const said = { topics: [{ key: 'theirs', subscribed: true }], source: 'paper form' };
    expect((await call('PUT', `/contacts/${id}/topics`, said)).body.details).toMatchObject([{ path: 'topics.0.key' }]);
  });
});

describe('what a contact says of topics', () => {
  it('is kept, told on the timeline and to triggers once, and asked by segments', async () => {
    const [news, vinyl] = [await create(), await create()];
    const { id } = await contact();
    const said = { topics: [{ key: news.key, subscribed: false }], source: 'paper form' };
    const answer = await call('PUT', `/contacts/${id}/topics`, said);
    const find = (topicKey: string) => answer.body.topics.find((one: { key: string }) => one.key === topicKey);
    expect(find(news.key)).toMatchObject({ subscribed: false, source: 'paper form' });
    expect(find(vinyl.key)).toMatchObject({ subscribed: null, source: null, at: null });
    await call('PUT', `/contacts/${id}/topics`, said);
    expect(await changesOf(id)).toEqual([{ properties: { topic: news.key, subscribed: false, source: 'paper form' } }]);
    expect(await connection.db.$count(outbox, eq(outbox.contactId, id))).toBe(1);
    const size = async (criteria: object) => (await call('POST', '/segments/size', { criteria })).body.count;
    expect([await size(asked(news.key)), await size(asked(news.key, false)), await size(asked(vinyl.key))]).toEqual([
      0, 1, 0,
    ]);
  });

  it('goes with the person when they are erased', async () => {
    const topic = await create();
    const { id } = await contact();
    await call('PUT', `/contacts/${id}/topics`, { topics: [{ key: topic.key, subscribed: true }], source: 'x' });
    const admin = await api.apiKeyFor('owner');
    expect((await call('DELETE', `/contacts/${id}`, undefined, admin)).status).toBe(202);
    expect(await connection.db.$count(contactTopics, eq(contactTopics.contactId, id))).toBe(0);
    expect(await changesOf(id)).toEqual([]);
  });

  it('is said by themselves on the preferences page, in their language; a topic not shown stays as it was', async () => {
    const [tours, vinyl] = [await create({ name: 'Tournées & <dates>' }), await create({ name: 'Vinyles' })];
    const { id } = await createContact(connection, { organizationId: api.organizationId, locale: 'fr' });
    await call('PUT', `/contacts/${id}/topics`, { topics: [{ key: vinyl.key, subscribed: false }], source: 'x' });
    const message = await createSentMessage(connection, { organizationId: api.organizationId, contactId: id });
    const address = `${api.public}/u/${api.deps.tokens.sign('preferences', message.id)}/preferences`;
    const page = await (await fetch(address)).text();
    expect(page).toContain('Je veux recevoir');
    expect(page).toContain('Tournées &amp; &lt;dates&gt;');
    const isTicked = (topicId: string) => new RegExp(`name="topic" value="${topicId}" +checked`).test(page);
    expect([isTicked(tours.id), isTicked(vinyl.id)]).toEqual([true, false]);

    const save = (fields: [string, string][]) =>
      fetch(address, { method: 'POST', body: new URLSearchParams([['granted', 'EMAIL_MARKETING'], ...fields]) });
    await save([
      ['shown', tours.id],
      ['shown', vinyl.id],
      ['topic', vinyl.id],
    ]);
    const stateOf = async () =>
      (await call('GET', `/contacts/${id}/topics`)).body.topics
        .filter((one: { key: string }) => [tours.key, vinyl.key].includes(one.key))
        .map(({ subscribed, source }: { subscribed: boolean; source: string }) => [subscribed, source]);
    expect(await stateOf()).toEqual([
      [false, 'preferences page'],
      [true, 'preferences page'],
    ]);
    await save([]);
    expect(await stateOf()).toEqual([
      [false, 'preferences page'],
      [true, 'preferences page'],
    ]);
    expect(await changesOf(id)).toHaveLength(3);
  });
});
