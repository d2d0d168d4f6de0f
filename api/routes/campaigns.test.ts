import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { campaignWords, openCampaigns } from '../../test/environment/campaigns-over-http';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';

let campaigns: Awaited<ReturnType<typeof openCampaigns>>;
beforeAll(async () => void (campaigns = await openCampaigns()));
afterAll(() => campaigns.close());

describe('a draft', () => {
  it('is saved, read, changed field by field and listed, with counters of nothing', async () => {
    const made = await campaigns.call('POST', '/campaigns', { ...campaignWords, tags: ['spring'] });
    expect(made).toMatchObject({
      status: 201,
      body: { status: 'DRAFT', segments: [], stats: { recipients: 0 }, temporal: null },
    });
    const { id } = made.body;
    const changed = await campaigns.call('PATCH', `/campaigns/${id}`, { name: 'Summer news' });
    expect(changed.body).toMatchObject({
      name: 'Summer news',
      subject: campaignWords.subject,
      content: campaignWords.content,
    });
    expect((await campaigns.call('GET', `/campaigns/${id}`)).body).toEqual(changed.body);
    const listed = await campaigns.call('GET', '/campaigns?status=DRAFT&tag=spring&q=summer');
    expect(listed.body).toMatchObject({ total: 1, items: [{ id }] });
  });

  it('is listed page by page in each order', async () => {
    const ids = [
      await campaigns.draft({ tags: ['paged'] }),
      await campaigns.draft({ tags: ['paged'] }),
      await campaigns.draft({ tags: ['paged'] }),
    ];
    for (const sort of ['createdAt', '-createdAt', 'name', '-updatedAt']) {
      const first = await campaigns.call('GET', `/campaigns?tag=paged&limit=2&sort=${sort}`);
      const rest = await campaigns.call(
        'GET',
        `/campaigns?tag=paged&limit=2&sort=${sort}&cursor=${first.body.nextCursor}`,
      );
      const seen = [...first.body.items, ...rest.body.items].map(({ id }: { id: string }) => id);
      expect(seen.toSorted()).toEqual(ids.toSorted());
      expect(rest.body.nextCursor).toBeNull();
    }
  });

  it('takes the words of its template, and keeps them when the template changes', async () => {
    const template = await campaigns.call('POST', '/templates/email', {
      name: 'Letter',
      contactRole: 'marketing',
      subjectTemplate: 'From the template',
      format: 'html',
      contentTemplate: '<p>Dear {{ contact.firstName }}</p>',
    });
    const made = await campaigns.call('POST', '/campaigns', { name: 'Letter', templateId: template.body.id });
    await campaigns.call('PATCH', `/templates/email/${template.body.id}`, { subjectTemplate: 'Changed' });
    expect((await campaigns.call('GET', `/campaigns/${made.body.id}`)).body).toMatchObject({
      subject: 'From the template',
      content: { htmlContent: '<p>Dear {{ contact.firstName }}</p>' },
    });
    const again = await campaigns.call('PUT', `/campaigns/${made.body.id}`, { templateId: template.body.id });
    expect(again.body.subject).toBe('Changed');
  });

  it('of another template than there is, is refused', async () => {
    const refused = await campaigns.call('POST', '/campaigns', { name: 'Letter', templateId: newId() });
    expect(refused).toMatchObject({ status: 400, body: { code: 'TEMPLATE_NOT_FOUND' } });
  });

  it('is refused with every field at fault', async () => {
    const refused = await campaigns.call('POST', '/campaigns', {
      name: '',
      content: { mjml: 'a', htmlContent: 'b' },
      timezone: 'Mars/Olympus',
      settings: { from: { name: 'A', email: 'a@b@c' }, ratePerSecond: 0 },
      abTest: {},
    });
    expect(refused.status).toBe(400);
    const paths = refused.body.details.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'name',
        'content.htmlContent',
        'timezone',
        'settings.from.email',
        'settings.ratePerSecond',
        'abTest',
      ]),
    );
  });

  it('without words or template is refused, naming what is missing', async () => {
    const refused = await campaigns.call('POST', '/campaigns', { name: 'Nothing' });
    expect(refused.body.details.map(({ path }: { path: string }) => path)).toEqual(['subject', 'content']);
  });

  it('to a segment that is not there is refused', async () => {
    const refused = await campaigns.call('POST', '/campaigns', { ...campaignWords, segments: [newId()] });
    expect(refused).toMatchObject({ status: 400, body: { details: [{ path: 'segments.0' }] } });
  });

  it('is copied as another draft, and deleted', async () => {
    const id = await campaigns.draft();
    const copy = await campaigns.call('POST', `/campaigns/${id}/duplicate`, {});
    expect(copy).toMatchObject({
      status: 201,
      body: { name: 'Spring news (copy)', status: 'DRAFT', content: campaignWords.content },
    });
    expect((await campaigns.call('DELETE', `/campaigns/${id}`)).status).toBe(204);
    expect((await campaigns.call('GET', `/campaigns/${id}`)).status).toBe(404);
  });

  it('tells its audience before it is sent', async () => {
    const audience = await campaigns.call('GET', `/campaigns/${await campaigns.draft()}/audience`);
    expect(audience.body).toEqual({
      recipients: 1,
      excluded: 1,
      reasons: { NO_CONSENT: 1 },
      people: 2,
      verdict: 'FINE',
      limits: { minimum: 1, maximum: null },
    });
  });

  it('is mailed to those who judge it, with the values of a contact, and counts nowhere', async () => {
    const id = await campaigns.draft();
    const { id: contactId } = await createContact(campaigns.connection, {
      organizationId: campaigns.api.organizationId,
      firstName: 'Zoé',
    });
    await campaigns.call('POST', `/campaigns/${id}/test`, { to: ['judge@example.com'], contactId });
    expect(campaigns.api.mails.at(-1)).toMatchObject({ to: 'judge@example.com', subject: '[Test] News for Zoé' });
    expect((await campaigns.call('GET', `/campaigns/${id}`)).body.stats.recipients).toBe(0);
  });
});

describe('others', () => {
  it('see nothing of the campaigns of another organisation', async () => {
    const id = await campaigns.draft();
    const { organizationId } = await createOrganization(campaigns.connection);
    const other = await campaigns.api.apiKeyFor('admin', organizationId);
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/send'],
      ['POST', '/pause'],
      ['GET', '/recipients'],
      ['GET', '/audience'],
    ] as const) {
      const answer = await campaigns.call(
        method,
        `/campaigns/${id}${path}`,
        method === 'GET' || method === 'DELETE' ? undefined : {},
        other,
      );
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('who may only look, may not send', async () => {
    const viewer = await campaigns.api.apiKeyFor('viewer');
    const id = await campaigns.draft();
    expect((await campaigns.call('GET', `/campaigns/${id}`, undefined, viewer)).status).toBe(200);
    expect((await campaigns.call('POST', `/campaigns/${id}/send`, {}, viewer)).status).toBe(403);
    expect((await campaigns.call('POST', '/campaigns', campaignWords, viewer)).status).toBe(403);
    expect((await campaigns.call('GET', '/campaigns', undefined, null)).status).toBe(401);
  });

  it("an artist's campaign stays in that artist's workspace", async () => {
    const made = await campaigns.call('POST', `/artists/${campaigns.api.artistId}/campaigns`, campaignWords);
    expect(made.body.artistId).toBe(campaigns.api.artistId);
    expect((await campaigns.call('GET', `/artists/${campaigns.api.artistId}/campaigns/${made.body.id}`)).status).toBe(
      200,
    );
    const id = await campaigns.draft();
    expect((await campaigns.call('GET', `/artists/${campaigns.api.artistId}/campaigns/${id}`)).status).toBe(404);
  });
});
