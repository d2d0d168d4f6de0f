import { Client, Connection } from '@temporalio/client';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../environment/eventually';
import type { FermataConnection, RunningFermata } from '../environment/fermata';
import { startFermata } from '../environment/fermata';
import type { Answer } from '../environment/http';
import { createCaller, inboxOf, readMessage, withId } from '../environment/http';

const newsletter = `<mjml><mj-body><mj-section><mj-column>
  <mj-text>Hello {{ contact.firstName | default: "there" }}, the tour begins in {{ contact.city | default: "your town" }}.</mj-text>
  <mj-button href="https://tickets.example/tour?ref=mail">Tickets</mj-button>
</mj-column></mj-section></mj-body></mjml>`;

const campaignView = z.looseObject({ status: z.string(), stats: z.record(z.string(), z.number()) });
const enrolmentList = z.looseObject({ items: z.array(z.looseObject({ id: z.string() })) });
const enrolmentView = z.looseObject({
  status: z.string(),
  steps: z.array(z.looseObject({ stepId: z.string(), outcome: z.string(), why: z.string() })),
});

let fermata: RunningFermata;
let connection: FermataConnection;
let call: (method: string, path: string, body?: unknown) => Promise<Answer>;

beforeAll(async () => {
  fermata = await startFermata('--no-web', '--empty');
  connection = await fermata.connection();
  call = createCaller(connection.api, connection.apiKey);
});
afterAll(() => fermata?.remove());

const created = async (path: string, body: unknown) => {
  const answer = await call('POST', path, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: expect.toSatisfy((status) => status < 300) });
  return withId.parse(answer.body).id;
};

async function importPeople(): Promise<unknown> {
  const form = new FormData();
  const csv = await readFile(join(import.meta.dirname, 'files/people.csv'));
  form.set('file', new Blob([csv], { type: 'text/csv' }), 'people.csv');
  form.set('options', JSON.stringify({ consents: [{ type: 'EMAIL_MARKETING', granted: true, source: 'fair' }] }));
  const id = await created('/contacts/import', form);
  return eventually(async () => {
    const { body } = await call('GET', `/contacts/imports/${id}`);
    expect(body).toMatchObject({ status: 'COMPLETED' });
    return body;
  });
}

describe('a file goes in, a campaign comes out', () => {
  let campaignId: string;

  it('imports everyone with an address and lists the row that has none', async () => {
    expect(await importPeople()).toMatchObject({ total: 4, created: 3, invalid: 1 });
    const errors = await call('GET', '/contacts?limit=10');
    expect(errors.body).toMatchObject({ total: 3 });
  });

  it('sends a personal mail to each of them, with a one-click unsubscribe', async () => {
    const templateId = await created('/templates/email', {
      name: 'Tour',
      contactRole: 'marketing',
      subjectTemplate: '{{ contact.firstName }}, the tour begins',
      format: 'mjml',
      contentTemplate: newsletter,
    });
    campaignId = await created('/campaigns', {
      name: 'Tour',
      type: 'EMAIL',
      subject: '{{ contact.firstName }}, the tour begins',
      content: {},
      templateId,
      segments: [],
      timezone: 'Europe/Paris',
      trackingEnabled: true,
      settings: { from: { name: 'The Halftones', email: 'team@halftones.example' } },
    });
    expect(await call('POST', `/campaigns/${campaignId}/send`)).toMatchObject({ status: 202 });
    await eventually(async () => {
      const { body } = await call('GET', `/campaigns/${campaignId}`);
      expect(campaignView.parse(body)).toMatchObject({ status: 'SENT', stats: { sent: 3, pending: 0, inDoubt: 0 } });
    });
    const [mail] = await inboxOf(connection.mail, 'elodie.marchand@example.com');
    expect(mail?.Subject).toBe('Élodie, the tour begins');
    const message = await readMessage(connection.mail, mail?.ID ?? '');
    expect(message.HTML).toContain('Hello Élodie, the tour begins in Lyon.');
    expect(message.Text).toContain('Hello Élodie');
    expect(message.headers['List-Unsubscribe-Post']).toEqual(['List-Unsubscribe=One-Click']);
  });

  it('follows a tracked link, counts it, and refuses the same link with one letter changed', async () => {
    const [mail] = await inboxOf(connection.mail, 'jonas.weiss@example.com');
    const { HTML } = await readMessage(connection.mail, mail?.ID ?? '');
    const link = /href="([^"]*\/t\/c\/[^"]+)"/.exec(HTML)?.[1] ?? '';
    const followed = await fetch(link, { redirect: 'manual', headers: { 'user-agent': browser } });
    expect(followed.status).toBe(302);
    expect(followed.headers.get('location')).toContain('https://tickets.example/tour?ref=mail');
    const forged = link.slice(0, -5) + (link.at(-5) === 'A' ? 'B' : 'A') + link.slice(-4);
    expect((await fetch(forged, { redirect: 'manual' })).status).toBe(404);
    await eventually(async () => {
      const { body } = await call('GET', `/campaigns/${campaignId}`);
      expect(campaignView.parse(body).stats).toMatchObject({ clicked: 1, clicks: 1 });
    });
  });

  it('unsubscribes by one click, and says so on the campaign and the contact', async () => {
    const [mail] = await inboxOf(connection.mail, 'aicha.benali@example.com');
    const { headers } = await readMessage(connection.mail, mail?.ID ?? '');
    const address = /<(http[^>]+)>/.exec(headers['List-Unsubscribe']?.[0] ?? '')?.[1] ?? '';
    const looked = await fetch(address);
    expect(looked.status).toBe(200);
    const oneClick = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    expect(oneClick.status).toBe(200);
    const { body } = await call('GET', `/campaigns/${campaignId}`);
    expect(campaignView.parse(body).stats).toMatchObject({ unsubscribed: 1 });
    expect((await call('GET', '/contacts?q=aicha')).body).toMatchObject({ items: [{ status: 'unsubscribed' }] });
  });
});

describe('a contact is created, an automation walks them', () => {
  it('sends the welcome, waits through the death of worker and api, branches on the country and tags', async () => {
    const templateId = await created('/templates/email', {
      name: 'Welcome',
      contactRole: 'marketing',
      subjectTemplate: 'Welcome {{ contact.firstName }}',
      format: 'html',
      contentTemplate: '<p>Welcome, {{ contact.firstName }}.</p>',
    });
    const mailStep = (id: string, subject: string) => ({
      id,
      type: 'SEND_EMAIL',
      configuration: { subject, content: { htmlContent: `<p>${subject}</p>` } },
      nextSteps: [],
    });
    const isFrench = {
      logic: 'AND',
      conditions: [{ field: 'country', operator: 'EQUALS', value: 'France', dataType: 'STRING' }],
    };
    const automationId = await created('/workflows', {
      name: 'Welcome',
      trigger: { type: 'CONTACT_CREATED', configuration: {} },
      steps: [
        { id: 'welcome', type: 'SEND_EMAIL', configuration: { templateId }, nextSteps: ['wait'] },
        {
          id: 'wait',
          type: 'WAIT',
          configuration: { mode: 'DURATION', amount: 8, unit: 'SECONDS' },
          nextSteps: ['where'],
        },
        {
          id: 'where',
          type: 'CONDITION',
          configuration: { branches: [{ name: 'France', criteria: isFrench }] },
          nextSteps: ['tag', 'abroad'],
        },
        { id: 'tag', type: 'ADD_TAG', configuration: { tag: 'fr' }, nextSteps: ['home'] },
        mailStep('home', 'On tour near you'),
        mailStep('abroad', 'On tour abroad'),
      ],
      settings: { reEntry: 'ONCE', timezone: 'Europe/Paris' },
    });
    expect(await call('POST', `/workflows/${automationId}/activate`)).toMatchObject({ status: 200 });
    const contactId = await created('/contacts', {
      email: 'lucie.fabre@example.com',
      firstName: 'Lucie',
      country: 'France',
      consents: [{ type: 'EMAIL_MARKETING', granted: true, source: 'form' }],
    });
    const enrolmentId = await eventually(async () => {
      const { body } = await call('GET', `/workflows/${automationId}/enrolments?contactId=${contactId}`);
      const [enrolment] = enrolmentList.parse(body).items;
      expect(enrolment).toMatchObject({ status: 'WAITING', currentStepId: 'wait' });
      return enrolment?.id ?? '';
    });

    const { pids } = await fermata.connection();
    for (const part of ['worker', 'api']) process.kill(pids[part] ?? Number.NaN, 'SIGKILL');

    const walk = await eventually(
      async () => {
        const { body } = await call('GET', `/enrolments/${enrolmentId}`);
        expect(body).toMatchObject({ status: 'COMPLETED' });
        return enrolmentView.parse(body);
      },
      { withinMs: 90_000 },
    );
    expect(walk.steps.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([
      ['welcome', 'DONE'],
      ['wait', 'DONE'],
      ['where', 'BRANCH'],
      ['tag', 'DONE'],
      ['home', 'DONE'],
    ]);
    expect(walk.steps.every(({ why }) => why.length > 0)).toBe(true);
    const subjects = (await inboxOf(connection.mail, 'lucie.fabre@example.com')).map(({ Subject }) => Subject);
    expect(subjects.toSorted()).toEqual(['On tour near you', 'Welcome Lucie']);
    expect((await call('GET', `/contacts/${contactId}`)).body).toMatchObject({ tags: ['fr'] });
  });
});

describe('what Temporal keeps', () => {
  it('holds no email address in any history of this story', async () => {
    const temporal = await Connection.connect({ address: connection.temporal });
    const client = new Client({ connection: temporal, namespace: connection.namespace });
    const seen: string[] = [];
    for await (const { workflowId, runId } of client.workflow.list()) {
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      seen.push(workflowId.split('/')[0] ?? '');
      expect(addressesIn(history), workflowId).toEqual([]);
    }
    await temporal.close();
    expect(seen).toEqual(expect.arrayContaining(['import', 'campaign', 'automation', 'dispatch']));
  });
});

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';

/** Every string of a history, payloads decoded, that looks like an address of a person. */
function addressesIn(history: unknown): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (value instanceof Uint8Array) look(Buffer.from(value).toString('utf8'));
    else if (typeof value === 'string') found.push(...(value.match(/[\w.+-]+@[\w-]+\.(com|example|org|fr)\b/g) ?? []));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
  };
  look(history);
  return found;
}
