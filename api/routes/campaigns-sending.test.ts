import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../db/columns';
import { campaignWords, openCampaigns } from '../../test/environment/campaigns-over-http';
import { createContact } from '../../test/factories/contact';
import { createOrganization } from '../../test/factories/organization';

let campaigns: Awaited<ReturnType<typeof openCampaigns>>;
beforeAll(async () => void (campaigns = await openCampaigns()));
afterAll(() => campaigns.close());

describe('sending', () => {
  it('answers at once with the run and how many get it', async () => {
    const id = await campaigns.draft();
    const sent = await campaigns.call('POST', `/campaigns/${id}/send`, {});
    expect(sent).toMatchObject({
      status: 202,
      body: { campaignId: id, workflowId: `campaign/${id}`, status: 'SENDING' },
    });
    expect(sent.body.totalRecipients).toBeGreaterThan(0);
    expect(campaigns.asked(id)).toEqual(['start']);
    expect((await campaigns.call('GET', `/campaigns/${id}`)).body).toMatchObject({
      status: 'SENDING',
      temporal: { workflowId: `campaign/${id}`, url: `http://temporal.test/campaign/${id}` },
    });
  });

  it('twice is refused in the words of the reader', async () => {
    const id = await campaigns.draft();
    await campaigns.call('POST', `/campaigns/${id}/send`, {});
    const again = await campaigns.call('POST', `/campaigns/${id}/send`, {}, undefined, 'fr');
    expect(again).toMatchObject({ status: 409, body: { code: 'INVALID_STATE', campaignId: id } });
    expect(again.body.detail).toBe(
      "Cette campagne est en cours d'envoi. Seuls un brouillon ou une campagne programmée peuvent être envoyés.",
    );
  });

  it('content that does not compile is refused with the line, and nothing is started', async () => {
    const id = await campaigns.draft({
      content: { mjml: '<mjml>\n<mj-body>\n<mj-section>\n{{ contact.firstName \n</mj-body>\n</mjml>' },
    });
    const refused = await campaigns.call('POST', `/campaigns/${id}/send`, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_EMAIL_CONTENT', campaignId: id } });
    expect(refused.body.details[0].path).toBe('content.mjml');
    expect(refused.body.details[0].message).toContain('Line 4');
    expect(campaigns.asked(id)).toEqual([]);
    expect((await campaigns.call('GET', `/campaigns/${id}`)).body.status).toBe('DRAFT');
  });

  it('without any sender address is refused, naming where to give one', async () => {
    const { organizationId } = await createOrganization(campaigns.connection);
    await campaigns.connection.sql`update organizations set sender_email = null where id = ${organizationId}`;
    await createContact(campaigns.connection, { organizationId });
    const other = await campaigns.api.apiKeyFor('editor', organizationId);
    const { id } = (await campaigns.call('POST', '/campaigns', campaignWords, other)).body;
    const refused = await campaigns.call('POST', `/campaigns/${id}/send`, {}, other);
    expect(refused).toMatchObject({ status: 400, body: { details: [{ path: 'settings.from' }] } });
    await campaigns.call(
      'PATCH',
      `/campaigns/${id}`,
      { settings: { from: { name: 'A', email: 'a@example.com' } } },
      other,
    );
    expect((await campaigns.call('POST', `/campaigns/${id}/send`, {}, other)).status).toBe(202);
  });

  it('to nobody at all is refused', async () => {
    const { organizationId } = await createOrganization(campaigns.connection);
    const other = await campaigns.api.apiKeyFor('editor', organizationId);
    const { id } = (await campaigns.call('POST', '/campaigns', campaignWords, other)).body;
    expect(await campaigns.call('POST', `/campaigns/${id}/send`, {}, other)).toMatchObject({
      status: 400,
      body: { code: 'SEGMENT_TOO_SMALL' },
    });
  });

  it('later waits for its time, which can be changed', async () => {
    const id = await campaigns.draft();
    const scheduled = await campaigns.call('POST', `/campaigns/${id}/schedule`, {
      sendDate: '2090-06-01T09:00',
      timezone: 'Europe/Paris',
    });
    expect(scheduled).toMatchObject({
      status: 200,
      body: { status: 'SCHEDULED', sendDate: '2090-06-01T07:00:00.000Z' },
    });
    const moved = await campaigns.call('POST', `/campaigns/${id}/schedule`, { sendDate: '2090-07-01T09:00:00Z' });
    expect(moved.body.sendDate).toBe('2090-07-01T09:00:00.000Z');
    expect(campaigns.asked(id)).toEqual(['start', 'reschedule']);
  });

  it('in the past is refused', async () => {
    const refused = await campaigns.call('POST', `/campaigns/${await campaigns.draft()}/schedule`, {
      sendDate: '2020-01-01T09:00:00Z',
    });
    expect(refused).toMatchObject({ status: 400, body: { details: [{ path: 'sendDate' }] } });
  });

  it('is held, goes on and ends as its run is asked to', async () => {
    const id = await campaigns.draft();
    await campaigns.setStatus(id, 'SENDING');
    expect((await campaigns.call('POST', `/campaigns/${id}/pause`, {})).status).toBe(200);
    await campaigns.setStatus(id, 'PAUSED');
    expect((await campaigns.call('POST', `/campaigns/${id}/resume`, {})).status).toBe(200);
    expect((await campaigns.call('POST', `/campaigns/${id}/cancel`, {})).status).toBe(200);
    expect(campaigns.asked(id)).toEqual(['pause', 'resume', 'cancel']);
  });

  it.each([
    ['pause', 'DRAFT'],
    ['pause', 'SENT'],
    ['resume', 'SENDING'],
    ['cancel', 'SENT'],
    ['cancel', 'CANCELLED'],
    ['send', 'SENT'],
    ['send', 'PAUSED'],
  ])('cannot %s when it is %s', async (verb, status) => {
    const id = await campaigns.draft();
    await campaigns.setStatus(id, status);
    expect(await campaigns.call('POST', `/campaigns/${id}/${verb}`, {})).toMatchObject({
      status: 409,
      body: { code: 'INVALID_STATE' },
    });
    expect(campaigns.asked(id)).toEqual([]);
  });

  it('a campaign that is being sent is neither changed nor deleted', async () => {
    const id = await campaigns.draft();
    await campaigns.setStatus(id, 'SENDING');
    expect((await campaigns.call('PATCH', `/campaigns/${id}`, { name: 'Other' })).status).toBe(409);
    expect((await campaigns.call('DELETE', `/campaigns/${id}`)).status).toBe(409);
  });
});

describe('the ledger', () => {
  const sentCampaign = async () => {
    const id = await campaigns.draft();
    await campaigns.setStatus(id, 'SENT');
    const row = (status: string, reason: string | null) => campaigns.connection.sql`
      insert into messages (id, organization_id, campaign_id, contact_id, address, status, reason)
      select ${newId()}, ${campaigns.api.organizationId}, ${id}, c.id, c.email, ${status}, ${reason} from contacts c
      where c.organization_id = ${campaigns.api.organizationId} and not exists (
        select 1 from messages m where m.campaign_id = ${id} and m.contact_id = c.id) limit 1`;
    await row('in_doubt', 'The hand-over was cut off.');
    await row('excluded', 'NO_CONSENT');
    await campaigns.connection.sql`
      insert into campaign_stats (campaign_id, slot, recipients, in_doubt, excluded) values (${id}, 0, 1, 1, 1)`;
    return id;
  };

  it('lists each person with what became of their message, and why', async () => {
    const id = await sentCampaign();
    const all = await campaigns.call('GET', `/campaigns/${id}/recipients`);
    expect(all.body).toMatchObject({ total: 2, nextCursor: null });
    const excluded = await campaigns.call('GET', `/campaigns/${id}/recipients?status=excluded`);
    expect(excluded.body).toMatchObject({ total: 1, items: [{ status: 'excluded', reason: 'NO_CONSENT' }] });
    const first = await campaigns.call('GET', `/campaigns/${id}/recipients?limit=1`);
    const second = await campaigns.call('GET', `/campaigns/${id}/recipients?limit=1&cursor=${first.body.nextCursor}`);
    expect([first.body.items[0], second.body.items[0]]).toEqual(all.body.items);
  });

  it('sends once more to those in doubt, by one request', async () => {
    const id = await sentCampaign();
    const resent = await campaigns.call('POST', `/campaigns/${id}/recipients/resend`, { status: 'in_doubt' });
    expect(resent).toMatchObject({ status: 202, body: { resent: 1, status: 'SENDING' } });
    expect(campaigns.asked(id)).toEqual(['start']);
    expect((await campaigns.call('GET', `/campaigns/${id}`)).body.stats).toMatchObject({
      recipients: 1,
      pending: 1,
      inDoubt: 0,
    });
    const again = await campaigns.call('POST', `/campaigns/${id}/recipients/resend`, { status: 'in_doubt' });
    expect(again.body).toMatchObject({ resent: 0 });
  });

  it('a campaign still being sent does not take its messages in doubt back', async () => {
    const id = await sentCampaign();
    await campaigns.setStatus(id, 'SENDING');
    expect((await campaigns.call('POST', `/campaigns/${id}/recipients/resend`, { status: 'in_doubt' })).status).toBe(
      409,
    );
  });
});
