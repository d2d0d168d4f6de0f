import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApi } from '../../test/environment/api';
import { readJson, startTestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { eventually } from '../../test/environment/eventually';
import { createCampaign } from '../../test/factories/campaign';
import { createContact } from '../../test/factories/contact';

const LIMIT_MS = 1_200;
const criteria = {
  logic: 'AND',
  conditions: [{ field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' }],
};

describe('a question that takes long, over HTTP', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let api: TestApi;
  let patient: TestApi;
  let key: string;
  let patientKey: string;
  beforeAll(async () => {
    connection = await openTestDatabase();
    api = await startTestApi(connection, { questionLimitMs: LIMIT_MS });
    patient = await startTestApi(connection, { questionLimitMs: 600_000 });
    key = await api.apiKeyFor('admin');
    patientKey = await patient.apiKeyFor('admin');
    await createContact(connection, { organizationId: api.organizationId, city: 'Lyon' });
    await createContact(connection, { organizationId: patient.organizationId, city: 'Lyon' });
  });
  afterAll(async () => {
    await api.close();
    await patient.close();
    await connection.close();
  });

  /** While it runs, whoever reads contacts waits. */
  async function withContactsLocked<T>(during: (release: () => Promise<unknown>) => Promise<T>): Promise<T> {
    const locker = postgres(connection.url, { max: 1, onnotice: () => undefined });
    const held = await locker.reserve();
    try {
      await held`begin`;
      await held`lock table contacts in access exclusive mode`;
      return await during(() => held`rollback`);
    } finally {
      held.release();
      await locker.end();
    }
  }
  /** Which questions wait now: the estimate is the one that draws a sample. */
  const waiting = async () => {
    const rows = await connection.sql<{ sampled: boolean }[]>`
      select query ~ 'tablesample' as sampled from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return rows.map(({ sampled }) => (sampled ? 'ESTIMATE' : 'EXACT'));
  };
  const untilWaiting = (...expected: string[]) =>
    eventually(async () => expect(await waiting()).toEqual(expected), { everyMs: 20 });

  it.each(['/segments/size', '/segments/preview'])('%s is stopped, and says what to do', async (path) => {
    const answer = await withContactsLocked(() => api.call(key, 'POST', path, { criteria }));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      message: expect.stringMatching(/longer than 1\.2 seconds .* Narrow it/),
      recoverable: true,
    });
  });

  it('the members of a segment and the audience of a campaign are stopped as well', async () => {
    const made = await readJson<{ id: string }>(await api.call(key, 'POST', '/segments', { name: 'Lyon', criteria }));
    const { id } = await createCampaign(connection, { organizationId: api.organizationId, segments: [made.id] });
    for (const path of [`/segments/${made.id}/contacts`, `/campaigns/${id}/audience`]) {
      const answer = await withContactsLocked(() => api.call(key, 'GET', path));
      const { message } = await readJson<{ message: string }>(answer);
      expect([path, answer.status, message]).toEqual([path, 503, expect.stringContaining('Narrow it')]);
    }
  });

  it('what was stopped is kept for admins, once for each shape of question', async () => {
    const elsewhere = { ...criteria, conditions: [{ ...criteria.conditions[0], value: 'Nantes' }] };
    await withContactsLocked(() => api.call(key, 'POST', '/segments/size', { criteria: elsewhere }));
    const { items } = await readJson<{ items: { purpose: string }[] }>(await api.call(key, 'GET', '/segments/slow'));
    const sizes = items.filter(({ purpose }) => purpose === 'SIZE');
    expect(sizes).toEqual([expect.objectContaining({ criteria: elsewhere, times: 2, stopped: 2, segmentId: null })]);
    expect(items.map(({ purpose }) => purpose).toSorted()).toEqual(['AUDIENCE', 'MEMBERS', 'PREVIEW', 'SIZE']);
    expect((await api.call(await api.apiKeyFor('editor'), 'GET', '/segments/slow')).status).toBe(403);
    expect(await (await patient.call(patientKey, 'GET', '/segments/slow')).json()).toEqual({ items: [] });
  });

  it('that nobody waits for any more is stopped at the database', async () => {
    const request = new AbortController();
    const url = `${patient.app}/api/segments/size`;
    const headers = { authorization: `Bearer ${patientKey}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ criteria });
    await withContactsLocked(async () => {
      const answer = fetch(url, { method: 'POST', headers, body, signal: request.signal });
      answer.catch(() => undefined);
      await untilWaiting('EXACT');
      request.abort();
      await untilWaiting();
      await expect(answer).rejects.toThrow(/aborted/);
    });
  });

  it('is answered from a sample where an estimate will do, and exactly when asked without', async () => {
    const ask = (estimate?: boolean) => patient.call(patientKey, 'POST', '/segments/size', { criteria, estimate });
    expect(await (await ask(true)).json()).toEqual({ count: 1, exact: true });
    const estimate = await withContactsLocked(async (release) => {
      const answer = ask(true);
      await untilWaiting('ESTIMATE');
      await release();
      return (await answer).json();
    });
    expect(estimate).toEqual({ count: 1, exact: false, low: 1, high: 1 });
    expect(await (await ask()).json()).toEqual({ count: 1, exact: true });
  });

  it('shows some of the sample where the preview is an estimate', async () => {
    const preview = await withContactsLocked(async (release) => {
      const answer = patient.call(patientKey, 'POST', '/segments/preview', { criteria, estimate: true });
      await untilWaiting('ESTIMATE');
      await release();
      return (await answer).json();
    });
    expect(preview).toMatchObject({
      count: 1,
      exact: false,
      sentence: 'lives in Lyon',
      members: [{ city: 'Lyon', why: ['lives in Lyon'] }],
    });
  });
});
