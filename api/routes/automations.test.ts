import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/environment/database';
import type { TestApi } from '../../test/environment/api';
import { startTestApi } from '../../test/environment/api';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';
import { drainRound } from '../../services/dispatch/drain';
import { systemActor } from '../../services/context';
import { noFiles } from '../../test/environment/context';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;
let key: string;

beforeAll(async () => {
  database = await openTestDatabase();
  api = await startTestApi(database);
  key = await api.apiKeyFor('editor');
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const steps = [
  { id: 'tag', type: 'ADD_TAG', configuration: { tag: 'welcome' }, nextSteps: ['wait'] },
  { id: 'wait', type: 'WAIT', configuration: { mode: 'DURATION', amount: 2, unit: 'DAYS' }, nextSteps: [] },
];
const flow = { name: 'Welcome', trigger: { type: 'CONTACT_CREATED', configuration: {} }, steps };

async function ask(method: string, path: string, body?: unknown, as: string | null = key, headers = {}) {
  const response = await api.call(as, method, path, body, headers);
  const text = await response.text();
  const json: unknown = text === '' ? null : JSON.parse(text);
  return { status: response.status, json };
}
async function made(body: object = flow): Promise<string> {
  const { json } = await ask('POST', '/workflows', body);
  return idOf(json);
}
const idOf = (json: unknown): string =>
  typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string' ? json.id : '';

/** What the worker's dispatcher does, with a gateway that remembers. */
async function dispatch(): Promise<void> {
  const contextOf = (organizationId: string) => ({
    db: database.db,
    workflows: api.gateway,
    files: noFiles,
    now: () => new Date(),
    organizationId,
    artistId: null,
    actor: systemActor,
    metiers: [],
    locale: 'en' as const,
    ip: null,
  });
  const dispatcher = { db: database.db, workflows: api.gateway, now: () => new Date(), contextOf };
  for (const shard of [0, 1, 2, 3]) while ((await drainRound({ dispatcher, shard })) > 0);
}

describe('an automation over HTTP', () => {
  it('is drawn, published, paused and put away, under both of its names', async () => {
    const created = await ask('POST', '/workflows', flow);
    expect(created).toMatchObject({
      status: 201,
      json: { status: 'DRAFT', version: 1, steps: [{ id: 'tag' }, { id: 'wait' }] },
    });
    const path = `/automations/${idOf(created.json)}`;
    expect(await ask('GET', path)).toMatchObject({ status: 200, json: { name: 'Welcome' } });
    expect(await ask('PUT', path, { description: 'For all' })).toMatchObject({
      status: 200,
      json: { description: 'For all' },
    });
    expect(await ask('POST', `${path}/activate`)).toMatchObject({
      status: 200,
      json: { status: 'ACTIVE', publishedVersion: 1 },
    });
    expect(await ask('POST', `${path}/pause`)).toMatchObject({ status: 200, json: { status: 'PAUSED' } });
    expect(await ask('POST', `${path}/resume`)).toMatchObject({ status: 200, json: { status: 'ACTIVE' } });
    expect(await ask('POST', `${path}/duplicate`)).toMatchObject({ status: 201, json: { name: 'Welcome (copy)' } });
    expect(await ask('DELETE', path)).toMatchObject({ status: 409, json: { code: 'INVALID_STATE' } });
    expect(await ask('POST', `${path}/archive`)).toMatchObject({ status: 200, json: { status: 'ARCHIVED' } });
  });

  it.each([
    [
      'an amount below nothing',
      { ...steps[1], configuration: { mode: 'DURATION', amount: -5, unit: 'DAYS' } },
      'steps.0.configuration.amount',
    ],
    ['a type that does not exist', { id: 'x', type: 'FLY', configuration: {}, nextSteps: [] }, 'steps.0.type'],
    ['a field that does not exist', { ...steps[0], colour: 'red' }, 'steps.0.colour'],
    [
      'an operator that the type has not',
      {
        id: 'c',
        type: 'CONDITION',
        nextSteps: [],
        configuration: {
          branches: [
            {
              name: 'x',
              criteria: {
                logic: 'AND',
                conditions: [{ field: 'country', operator: 'GREATER_THAN', value: 1, dataType: 'STRING' }],
              },
            },
          ],
        },
      },
      'steps.0.configuration.branches.0.criteria.conditions.0.operator',
    ],
  ])('refuses %s, and says where', async (_what, step, path) => {
    const answer = await ask('POST', '/workflows', { ...flow, steps: [step] });
    expect(answer).toMatchObject({ status: 400, json: { code: 'VALIDATION_FAILED', details: [{ path }] } });
  });

  it('refuses trigger and triggers together', async () => {
    const both = { ...flow, triggers: [flow.trigger] };
    expect(await ask('POST', '/workflows', both)).toMatchObject({
      status: 400,
      json: { details: [{ path: 'trigger' }] },
    });
  });

  it('keeps a draft whose step points nowhere, and refuses to publish it', async () => {
    const id = await made({ ...flow, steps: [{ ...steps[0], nextSteps: ['gone'] }] });
    expect(await ask('POST', `/workflows/${id}/activate`)).toMatchObject({
      status: 400,
      json: { code: 'INVALID_AUTOMATION', workflowId: id, details: [{ path: 'steps.0.nextSteps.0', stepId: 'tag' }] },
    });
  });

  it('is for those who may', async () => {
    const id = await made();
    expect(await ask('GET', `/workflows/${id}`, undefined, null)).toMatchObject({ status: 401 });
    const viewer = await api.apiKeyFor('viewer');
    expect(await ask('GET', `/workflows/${id}`, undefined, viewer)).toMatchObject({ status: 200 });
    expect(await ask('POST', `/workflows/${id}/activate`, undefined, viewer)).toMatchObject({ status: 403 });
    const { organizationId } = await createOrganization(database);
    const stranger = await api.apiKeyFor('owner', organizationId);
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['POST', '/activate'],
      ['POST', '/pause'],
      ['GET', '/enrolments'],
    ] as const) {
      expect(await ask(method, `/workflows/${id}${path}`, method === 'PUT' ? {} : undefined, stranger)).toMatchObject({
        status: 404,
      });
    }
    expect(await ask('GET', '/workflows/not-an-id')).toMatchObject({ status: 404 });
  });
});

describe('people inside', () => {
  it('are let in by hand, and the others are named with why', async () => {
    const id = await made();
    await ask('POST', `/workflows/${id}/activate`);
    const ada = await createContact(database, { organizationId: api.organizationId });
    const { organizationId } = await createOrganization(database);
    const stranger = await createContact(database, { organizationId });
    const path = `/workflows/${id}/enrolments`;
    expect(await ask('POST', path, { contactIds: [ada.id, stranger.id] })).toEqual({
      status: 202,
      json: { accepted: 1, skipped: [{ contactId: stranger.id, reason: 'NOT_FOUND' }] },
    });
    expect(await ask('POST', path, { contactIds: [ada.id] })).toMatchObject({
      json: { accepted: 0, skipped: [{ reason: 'ALREADY_INSIDE' }] },
    });
    await dispatch();
    const list = await ask('GET', `${path}?status=ACTIVE&contactId=${ada.id}`);
    expect(list).toMatchObject({
      json: { total: 1, items: [{ contactId: ada.id, contact: { email: ada.email }, currentStepId: 'tag' }] },
    });
    expect(await ask('GET', `${path}?stepId=wait`)).toMatchObject({ json: { total: 0 } });
  });

  it('of a draft are none, and of a segment that is not there neither', async () => {
    const id = await made();
    const ada = await createContact(database, { organizationId: api.organizationId });
    const path = `/workflows/${id}/enrolments`;
    expect(await ask('POST', path, { contactIds: [ada.id] })).toMatchObject({
      status: 409,
      json: { code: 'INVALID_STATE' },
    });
    await ask('POST', `/workflows/${id}/activate`);
    expect(await ask('POST', path, { segmentId: id })).toMatchObject({
      status: 400,
      json: { details: [{ path: 'segmentId' }] },
    });
    expect(await ask('POST', path, {})).toMatchObject({ status: 400, json: { details: [{ path: 'contactIds' }] } });
  });

  it('are shown with why in the reader’s language, skipped and taken out', async () => {
    const id = await made();
    await ask('POST', `/workflows/${id}/activate`);
    const ada = await createContact(database, { organizationId: api.organizationId });
    await ask('POST', `/workflows/${id}/enrolments`, { contactIds: [ada.id] });
    const { json } = await ask('GET', `/workflows/${id}/enrolments`);
    const items =
      typeof json === 'object' && json !== null && 'items' in json && Array.isArray(json.items) ? json.items : [];
    const path = `/enrolments/${idOf(items[0])}`;
    expect(await ask('POST', `${path}/exit`)).toMatchObject({ status: 409 });
    await dispatch();
    expect(await ask('GET', path)).toMatchObject({
      json: {
        status: 'ACTIVE',
        temporal: { runId: 'run-1', url: expect.stringContaining('http://temporal.test/automation/') },
        steps: [],
      },
    });
    expect(await ask('POST', `${path}/retry`)).toMatchObject({ status: 409, json: { code: 'INVALID_STATE' } });
    expect(await ask('POST', `${path}/exit`, undefined, key, { 'accept-language': 'fr' })).toMatchObject({
      status: 200,
      json: { endReason: expect.stringContaining('Sorti par') },
    });
    expect(api.gateway.asked.at(-1)).toMatchObject({ verb: 'exit' });
  });
});
