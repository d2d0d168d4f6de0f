import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../environment/eventually';
import { createCaller, inboxOf, readMessage, withId } from '../environment/http';
import { foundOrganization, sharedFermata } from '../environment/shared-fermata';

/** Files that others wrote, kept beside the checkout; the suite is skipped where they are not. */
const fixtures = resolve(import.meta.dirname, '../../../shared/fixtures');
const leads = resolve(fixtures, 'contacts/leads-54.csv');
const newsletter = resolve(fixtures, 'mjml/newsletter.mjml');

const statsView = z.looseObject({ status: z.string(), stats: z.record(z.string(), z.number()) });

describe.skipIf(!existsSync(leads))('a real list and a real newsletter', () => {
  let api: string;
  let key: string;
  let mail: string;
  let call: ReturnType<typeof createCaller>;

  beforeAll(async () => {
    const fermata = await sharedFermata();
    ({ api, mail } = fermata);
    key = (await foundOrganization(fermata)).apiKey;
    call = createCaller(api, key);
  });

  it('imports fifty people, and lists the four rows without an address by their line', async () => {
    const form = new FormData();
    form.set('file', new Blob([readFileSync(leads)]), 'leads-54.csv');
    form.set(
      'options',
      JSON.stringify({ consents: [{ type: 'EMAIL_MARKETING', granted: true, source: 'paper form' }] }),
    );
    const { body } = await call('POST', '/contacts/import', form);
    const { id } = withId.parse(body);
    await eventually(async () => {
      expect((await call('GET', `/contacts/imports/${id}`)).body).toMatchObject({
        status: 'COMPLETED',
        total: 54,
        created: 50,
        invalid: 4,
      });
    });
    const errors = await fetch(`${api}/contacts/imports/${id}/errors.csv`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const lines = (await errors.text()).trim().split(/\r?\n/);
    expect(lines).toHaveLength(5);
    expect(await call('GET', '/contacts?q=PennyKMoore')).toMatchObject({
      body: { items: [{ firstName: 'Penny', city: 'HEWELSFIELD COMMON', country: 'United Kingdom' }] },
    });
  });

  it('sends the newsletter with each first name in subject and text', async () => {
    const personal = readFileSync(newsletter, 'utf8').replace(
      /<mj-text([^>]*)>/,
      '<mj-text$1>Dear {{ contact.firstName | default: "reader" }}, ',
    );
    const template = await call('POST', '/templates/email', {
      name: 'Newsletter',
      contactRole: 'marketing',
      subjectTemplate: 'News for {{ contact.firstName }}',
      format: 'mjml',
      contentTemplate: personal,
    });
    expect(template.status, JSON.stringify(template.body)).toBe(201);
    const campaign = await call('POST', '/campaigns', {
      name: 'Newsletter',
      type: 'EMAIL',
      templateId: withId.parse(template.body).id,
      segments: [],
      timezone: 'Europe/Paris',
      trackingEnabled: true,
      settings: { from: { name: 'The Halftones', email: 'team@halftones.example' } },
    });
    const { id } = withId.parse(campaign.body);
    expect(await call('POST', `/campaigns/${id}/send`)).toMatchObject({ status: 202 });
    await eventually(async () => {
      const { body } = await call('GET', `/campaigns/${id}`);
      expect(statsView.parse(body)).toMatchObject({ status: 'SENT', stats: { recipients: 50, sent: 50, excluded: 0 } });
    });
    const [received] = await inboxOf(mail, 'pennykmoore@dayrep.com');
    expect(received?.Subject).toBe('News for Penny');
    const message = await readMessage(mail, received?.ID ?? '');
    expect(message.HTML).toContain('Dear Penny');
    expect(message.Text).toContain('Dear Penny');
  });
});
