import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contactEvents, contacts, messages, outbox } from '../../db/schema';
import { startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createCampaign } from '../../test/factories/campaign';
import { createContact } from '../../test/factories/contact';
import { createSentMessage } from '../../test/factories/message';

const BROWSER =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15';

let connection: Awaited<ReturnType<typeof openTestDatabase>>;
let api: TestApi;

beforeAll(async () => {
  connection = await openTestDatabase();
  api = await startTestApi(connection);
});
afterAll(async () => {
  await api.close();
  await connection.close();
});

async function sendMessage(content: Parameters<typeof createSentMessage>[1]['content'] = {}, sentAt?: Date) {
  const { organizationId } = api;
  const contact = await createContact(connection, { organizationId, firstName: 'Ada', city: 'Lyon & co' });
  const campaign = await createCampaign(connection, { organizationId, status: 'SENT' });
  return createSentMessage(connection, {
    organizationId,
    contactId: contact.id,
    campaignId: campaign.id,
    content,
    ...(sentAt === undefined ? {} : { sentAt }),
  });
}

const visit = (path: string, userAgent = BROWSER, method = 'GET') =>
  fetch(api.public + path, { redirect: 'manual', method, headers: { 'user-agent': userAgent } });

async function messageOf(id: string) {
  const [row] = await connection.db.select().from(messages).where(eq(messages.id, id));
  return row;
}

async function statsOf(campaignId: string) {
  const [row] = await connection.sql`
    select sum(opened)::int as opened, sum(clicked)::int as clicked, sum(opens)::int as opens, sum(clicks)::int as clicks,
      sum(machine_opens)::int as "machineOpens" from campaign_stats where campaign_id = ${campaignId}`;
  return row;
}

const eventsOf = (messageId: string) =>
  connection.db.select().from(contactEvents).where(eq(contactEvents.messageId, messageId));

/** The token with its last letter replaced by another. */
const bend = (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A');

describe('opens', () => {
  test('a first open marks the message, counts a person and is an event; a second is one more hit', async () => {
    const message = await sendMessage();
    const pixel = `/t/o/${api.deps.tokens.sign('open', message.id)}`;

    const first = await visit(pixel);
    await visit(pixel);

    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('image/gif');
    expect((await first.arrayBuffer()).byteLength).toBe(43);
    expect(await messageOf(message.id)).toMatchObject({ opens: 2, machineOpens: 0, openedAt: expect.any(Date) });
    expect(await statsOf(message.campaignId ?? '')).toMatchObject({ opened: 1, opens: 2 });
    expect((await eventsOf(message.id)).map(({ name }) => name)).toEqual(['EMAIL_OPENED']);
    const [reader] = await connection.db.select().from(contacts).where(eq(contacts.id, message.contactId));
    expect(reader?.lastActivity).toBeInstanceOf(Date);
    expect(reader?.updatedAt).toEqual(reader?.createdAt);
    const dispatched = await connection.db.select().from(outbox).where(eq(outbox.contactId, message.contactId));
    expect(dispatched.map(({ name }) => name)).toEqual(['EMAIL_OPENED']);
  });

  test.each([
    ["Apple's privacy proxy", 'Mozilla/5.0', undefined],
    ['a crawler', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', undefined],
    ["Gmail's image proxy as the mail arrives", 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)', new Date()],
  ])('%s is counted apart and opens nothing', async (_who, userAgent, sentAt) => {
    const message = await sendMessage({}, sentAt);

    await visit(`/t/o/${api.deps.tokens.sign('open', message.id)}`, userAgent);

    expect(await messageOf(message.id)).toMatchObject({ opens: 0, machineOpens: 1, openedAt: null });
    expect(await statsOf(message.campaignId ?? '')).toMatchObject({ opened: 0, opens: 0, machineOpens: 1 });
    expect(await eventsOf(message.id)).toEqual([]);
  });

  test("Gmail's image proxy an hour later is a reader", async () => {
    const message = await sendMessage();

    await visit(`/t/o/${api.deps.tokens.sign('open', message.id)}`, 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)');

    expect(await messageOf(message.id)).toMatchObject({ opens: 1, machineOpens: 0 });
  });

  test('a pixel with one letter changed is an image all the same, but 404 and counted nowhere', async () => {
    const message = await sendMessage();

    const answer = await visit(`/t/o/${bend(api.deps.tokens.sign('open', message.id))}`);

    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('image/gif');
    expect(await messageOf(message.id)).toMatchObject({ opens: 0 });
  });

  test('of many first opens at once one counts as the person', async () => {
    const message = await sendMessage();
    const pixel = `/t/o/${api.deps.tokens.sign('open', message.id)}`;

    await Promise.all(Array.from({ length: 10 }, () => visit(pixel)));

    expect(await statsOf(message.campaignId ?? '')).toMatchObject({ opened: 1, opens: 10 });
    expect(await eventsOf(message.id)).toHaveLength(1);
  });
});

describe('clicks', () => {
  test('a click leads to the link, and counts as an open too', async () => {
    const message = await sendMessage();
    const link = `/t/c/${api.deps.tokens.sign('click', message.id, 0)}`;

    const first = await visit(link);
    await visit(link);

    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toBe('https://halftones.example/tour');
    expect(await messageOf(message.id)).toMatchObject({
      clicks: 2,
      clickedAt: expect.any(Date),
      openedAt: expect.any(Date),
    });
    expect(await statsOf(message.campaignId ?? '')).toMatchObject({ clicked: 1, clicks: 2, opened: 1, opens: 0 });
    const events = await eventsOf(message.id);
    expect(events.map(({ name }) => name).toSorted()).toEqual(['EMAIL_OPENED', 'LINK_CLICKED']);
    expect(events.find(({ name }) => name === 'LINK_CLICKED')?.properties).toMatchObject({
      url: 'https://halftones.example/tour',
      campaignId: message.campaignId,
    });
  });

  test("a link with the person's values leads where it would have when it was sent", async () => {
    const message = await sendMessage({
      html: '<html><body><a href="https://halftones.example/{{ contact.firstName | downcase }}?city={{ contact.city | url_encode }}">x</a></body></html>',
    });

    const answer = await visit(`/t/c/${api.deps.tokens.sign('click', message.id, 0)}`);

    expect(answer.headers.get('location')).toBe('https://halftones.example/ada?city=Lyon+%26+co');
  });

  test.each([
    ['a token with one letter changed', (id: string) => bend(api.deps.tokens.sign('click', id, 0))],
    ['the index of no link', (id: string) => api.deps.tokens.sign('click', id, 7)],
    ['a token for something else', (id: string) => api.deps.tokens.sign('open', id)],
    ['an address instead of a token', () => encodeURIComponent('https://evil.example')],
  ])('%s is a page that says so, never a redirect', async (_what, tokenOf) => {
    const message = await sendMessage();

    const answer = await visit(`/t/c/${tokenOf(message.id)}`);

    expect(answer.status).toBe(404);
    expect(answer.headers.get('location')).toBeNull();
    expect(await answer.text()).toContain('This link is not valid');
    expect(await messageOf(message.id)).toMatchObject({ clicks: 0 });
  });

  test('a link checker is led to the page but not counted', async () => {
    const message = await sendMessage();
    const link = `/t/c/${api.deps.tokens.sign('click', message.id, 0)}`;

    const answer = await visit(link, BROWSER, 'HEAD');

    expect(answer.status).toBe(302);
    expect(await messageOf(message.id)).toMatchObject({ clicks: 0, clickedAt: null });
  });
});

describe('the message in a browser', () => {
  test('shows what was sent, with no script allowed and no pixel', async () => {
    const message = await sendMessage({
      html: '<html><body>Hi {{ contact.firstName }}<script>alert(1)</script></body></html>',
    });

    const answer = await visit(`/v/${api.deps.tokens.sign('view', message.id)}`);
    const page = await answer.text();

    expect(answer.status).toBe(200);
    expect(page).toContain('Hi Ada');
    expect(page).not.toContain('/t/o/');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(answer.headers.get('content-security-policy')).not.toContain('script-src');
  });
});

describe('a program that reports for itself', () => {
  test('its open and click count as a person, without a credential', async () => {
    const message = await sendMessage();
    const { tokens } = api.deps;

    const opened = await api.call(null, 'POST', `/email/track/open/${tokens.sign('open', message.id)}`);
    const clicked = await api.call(null, 'POST', `/email/track/click/${tokens.sign('click', message.id, 0)}`);

    expect(opened.status).toBe(204);
    expect(await clicked.json()).toEqual({ url: 'https://halftones.example/tour' });
    expect(await messageOf(message.id)).toMatchObject({ opens: 1, clicks: 1 });
  });

  test('a tracking id that we did not sign is INVALID_TOKEN', async () => {
    const answer = await api.call(null, 'POST', '/email/track/open/nonsense');

    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'INVALID_TOKEN' });
  });
});
