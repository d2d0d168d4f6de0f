import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consentRecords, contactConsents, contactEvents, contacts, messages } from '../../db/schema';
import type { ConsentType } from '../../domain/consent/consent';
import { startTestApi } from '../../test/environment/api';
import type { TestApi } from '../../test/environment/api';
import { openTestDatabase } from '../../test/environment/database';
import { createCampaign } from '../../test/factories/campaign';
import { createContact } from '../../test/factories/contact';
import { createSentMessage } from '../../test/factories/message';

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

interface Reader {
  readonly consents?: readonly ConsentType[];
  readonly locale?: string;
}

async function sendMessage({ consents = ['EMAIL_MARKETING'], locale }: Reader = {}) {
  const { organizationId } = api;
  const contact = await createContact(connection, { organizationId, consents, locale: locale ?? null });
  const campaign = await createCampaign(connection, { organizationId, status: 'SENT' });
  const message = await createSentMessage(connection, {
    organizationId,
    contactId: contact.id,
    campaignId: campaign.id,
  });
  const { tokens } = api.deps;
  return {
    ...message,
    campaignId: campaign.id,
    leave: `${api.public}/u/${tokens.sign('unsubscribe', message.id)}`,
    preferences: `${api.public}/u/${tokens.sign('preferences', message.id)}/preferences`,
  };
}

const form = (fields: [string, string][]): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) });
const oneClick = form([['List-Unsubscribe', 'One-Click']]);

async function standingOf(contactId: string) {
  const [contact] = await connection.db.select().from(contacts).where(eq(contacts.id, contactId));
  const consents = await connection.db.select().from(contactConsents).where(eq(contactConsents.contactId, contactId));
  return {
    status: contact?.status,
    granted: consents.filter(({ granted }) => granted).map(({ type }) => type),
  };
}

async function unsubscribedCount(campaignId: string) {
  const [row] = await connection.sql`
    select coalesce(sum(unsubscribed), 0)::int as count from campaign_stats where campaign_id = ${campaignId}`;
  return row?.['count'];
}

describe('unsubscribing', () => {
  test('a scanner that follows the link changes nothing', async () => {
    const message = await sendMessage();

    const page = await fetch(message.leave);

    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<form method="post">');
    expect(await standingOf(message.contactId)).toEqual({ status: 'active', granted: ['EMAIL_MARKETING'] });
  });

  test('one click of a mail client withdraws the consent, with its proof in the ledger, and counts once', async () => {
    const message = await sendMessage();

    const first = await fetch(message.leave, oneClick);
    const again = await fetch(message.leave, oneClick);

    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await standingOf(message.contactId)).toEqual({ status: 'unsubscribed', granted: [] });
    const ledger = await connection.db
      .select()
      .from(consentRecords)
      .where(eq(consentRecords.contactId, message.contactId));
    expect(ledger).toMatchObject([{ granted: false, source: 'one-click unsubscribe', ipAddress: '127.0.0.1' }]);
    expect(await unsubscribedCount(message.campaignId)).toBe(1);
    const [row] = await connection.db.select().from(messages).where(eq(messages.id, message.id));
    expect(row?.unsubscribedAt).toBeInstanceOf(Date);
    const events = await connection.db.select().from(contactEvents).where(eq(contactEvents.messageId, message.id));
    expect(events.map(({ name }) => name).toSorted()).toEqual(['CONSENT_CHANGED', 'UNSUBSCRIBED']);
  });

  test('of many clicks at once one is the withdrawal', async () => {
    const message = await sendMessage();

    const answers = await Promise.all(Array.from({ length: 8 }, () => fetch(message.leave, oneClick)));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await unsubscribedCount(message.campaignId)).toBe(1);
    const ledger = await connection.db
      .select()
      .from(consentRecords)
      .where(eq(consentRecords.contactId, message.contactId));
    expect(ledger).toHaveLength(1);
  });

  test('the button of the page does the same, and says where it was pressed', async () => {
    const message = await sendMessage();

    const page = await fetch(message.leave, form([['from', 'page']]));

    expect(await page.text()).toContain('You are unsubscribed');
    const ledger = await connection.db
      .select()
      .from(consentRecords)
      .where(eq(consentRecords.contactId, message.contactId));
    expect(ledger).toMatchObject([{ source: 'unsubscribe page' }]);
  });

  test('a token with one letter changed is a friendly 404 and withdraws nothing', async () => {
    const message = await sendMessage();
    const bent = message.leave.slice(0, -1) + (message.leave.endsWith('A') ? 'B' : 'A');

    const answer = await fetch(bent, { ...oneClick, headers: { 'accept-language': 'fr' } });

    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('Ce lien n&#39;est pas valide');
    expect(await standingOf(message.contactId)).toMatchObject({ status: 'active' });
  });

  test('a program unsubscribes by the tracking id', async () => {
    const message = await sendMessage();
    const trackingId = api.deps.tokens.sign('unsubscribe', message.id);

    const answer = await api.call(null, 'POST', `/email/unsubscribe/${trackingId}`);

    expect(await answer.json()).toEqual({ unsubscribed: true });
    expect(await standingOf(message.contactId)).toMatchObject({ status: 'unsubscribed' });
  });
});

describe('preferences', () => {
  test('show what was ever asked, ticked where it is granted', async () => {
    const message = await sendMessage({ consents: ['EMAIL_MARKETING', 'PROFILING'] });

    const page = await (await fetch(message.preferences)).text();

    expect(page.match(/value="[A-Z_]+" +checked/g)?.map((found) => found.replace(/ +/, ' '))).toEqual([
      'value="EMAIL_MARKETING" checked',
      'value="PROFILING" checked',
    ]);
  });

  test('what is no longer ticked is withdrawn, what is ticked anew is granted', async () => {
    const message = await sendMessage({ consents: ['EMAIL_MARKETING', 'PROFILING'] });

    await fetch(message.preferences, form([['granted', 'EMAIL_MARKETING']]));
    expect(await standingOf(message.contactId)).toEqual({ status: 'active', granted: ['EMAIL_MARKETING'] });

    await fetch(message.preferences, form([]));
    expect(await standingOf(message.contactId)).toEqual({ status: 'unsubscribed', granted: [] });
    expect(await unsubscribedCount(message.campaignId)).toBe(1);

    await fetch(
      message.preferences,
      form([
        ['granted', 'EMAIL_MARKETING'],
        ['granted', 'PROFILING'],
      ]),
    );
    expect(await standingOf(message.contactId)).toEqual({
      status: 'active',
      granted: ['EMAIL_MARKETING', 'PROFILING'],
    });
  });

  test("the unsubscribe link's token does not open them", async () => {
    const message = await sendMessage();

    expect((await fetch(`${message.leave}/preferences`)).status).toBe(404);
  });
});

describe('the pages', () => {
  test('speak the language of the contact before that of the browser', async () => {
    const message = await sendMessage({ locale: 'fr-FR' });

    const page = await fetch(message.leave, { headers: { 'accept-language': 'en' } });

    expect(page.headers.get('content-language')).toBe('fr');
    expect(await page.text()).toContain('Se désabonner de The Halftones ?');
  });

  test('load nothing from elsewhere, run no script, and hide the middle of the address', async () => {
    const message = await sendMessage();

    const answer = await fetch(message.leave);
    const page = await answer.text();

    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
    expect(answer.headers.get('content-security-policy')).toContain(
      createHash('sha256').update(style).digest('base64'),
    );
    expect(page).not.toMatch(/(?:src|href)="(?!http:\/\/127\.0\.0\.1)/);
    expect(page).not.toMatch(/person-\d+@/);
  });
});
