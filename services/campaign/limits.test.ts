import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { campaigns as campaignTable, organizations } from '../../db/schema';
import type { AudienceLimits } from '../../domain/campaign/audience-limits';
import { openCampaigns } from '../../test/environment/campaigns-over-http';
import { createTestContext } from '../../test/environment/context';
import { ledgerOf } from '../../test/factories/sending';
import { prepareCampaign } from './prepare';
import { setCampaignStatus } from './set-status';

/** An audience of two: one who agreed, one who did not. */
let campaigns: Awaited<ReturnType<typeof openCampaigns>>;
beforeAll(async () => void (campaigns = await openCampaigns()));
afterAll(() => campaigns.close());

const allow = ({ minimum, maximum }: AudienceLimits) =>
  campaigns.connection.db
    .update(organizations)
    .set({ minimumAudience: minimum, maximumAudience: maximum })
    .where(eq(organizations.id, campaigns.api.organizationId));

const later = { sendDate: '2090-06-01T09:00:00Z' };

/** What the run does when it is due: writes the audience down, and hands the campaign back where that is refused. */
async function snapshot(campaignId: string) {
  const { organizationId } = campaigns.api;
  const { ctx } = await createTestContext(campaigns.connection, { organizationId });
  try {
    return await prepareCampaign({ sql: campaigns.connection.sql, call: { ctx, input: { campaignId } } });
  } catch (error) {
    await setCampaignStatus({ ctx, input: { campaignId, status: 'DRAFT' } });
    throw error;
  }
}

describe('a campaign whose audience is outside the limits', () => {
  it.each([
    ['send', {}, { minimum: 3, maximum: null }, 'SEGMENT_TOO_SMALL', /2 people.*3 people or more/],
    ['schedule', later, { minimum: 3, maximum: null }, 'SEGMENT_TOO_SMALL', /2 people.*3 people or more/],
    ['send', {}, { minimum: 1, maximum: 1 }, 'SEGMENT_TOO_LARGE', /2 people.*1 person at most/],
    ['schedule', later, { minimum: 1, maximum: 1 }, 'SEGMENT_TOO_LARGE', /2 people.*1 person at most/],
  ] as const)('is refused and stays a draft: %s %j, %j', async (verb, body, limits, code, words) => {
    await allow(limits);
    const id = await campaigns.draft();
    const refused = await campaigns.call('POST', `/campaigns/${id}/${verb}`, body);
    expect(refused).toMatchObject({
      status: 400,
      body: { code, campaignId: id, message: expect.stringMatching(words) },
    });
    expect(campaigns.asked(id)).toEqual([]);
    expect((await campaigns.call('GET', `/campaigns/${id}`)).body.status).toBe('DRAFT');
  });

  it('is judged before it is launched, with its limits', async () => {
    const id = await campaigns.draft();
    const judged = async (limits: AudienceLimits) => {
      await allow(limits);
      return (await campaigns.call('GET', `/campaigns/${id}/audience`)).body;
    };
    expect(await judged({ minimum: 2, maximum: 2 })).toMatchObject({ people: 2, recipients: 1, verdict: 'FINE' });
    expect(await judged({ minimum: 3, maximum: null })).toMatchObject({
      verdict: 'TOO_SMALL',
      limits: { minimum: 3, maximum: null },
    });
    expect(await judged({ minimum: 1, maximum: 1 })).toMatchObject({ verdict: 'TOO_LARGE' });
  });
});

describe('a scheduled campaign whose audience has left the limits when it is due', () => {
  it('is not sent, says why, and is a draft again that can be sent once it is mended', async () => {
    await allow({ minimum: 1, maximum: null });
    const id = await campaigns.draft();
    expect((await campaigns.call('POST', `/campaigns/${id}/schedule`, later)).status).toBe(200);
    await allow({ minimum: 50, maximum: null });
    await expect(snapshot(id)).rejects.toMatchObject({ code: 'SEGMENT_TOO_SMALL' });

    expect(await ledgerOf(campaigns.connection, id)).toEqual({});
    const held = await campaigns.call('GET', `/campaigns/${id}`, undefined, undefined, 'fr');
    expect(held.body).toMatchObject({
      status: 'DRAFT',
      totalRecipients: 0,
      refusal: { code: 'SEGMENT_TOO_SMALL', message: expect.stringContaining('2 personnes') },
    });

    await allow({ minimum: 1, maximum: null });
    const sent = await campaigns.call('POST', `/campaigns/${id}/send`, {});
    expect(sent).toMatchObject({ status: 202, body: { status: 'SENDING' } });
    expect((await campaigns.call('GET', `/campaigns/${id}`)).body.refusal).toBeNull();
    expect(await snapshot(id)).toMatchObject({ recipients: 1, excluded: 1 });
  });

  it('is not called sending by a launch that its own run has already refused', async () => {
    await allow({ minimum: 1, maximum: null });
    const id = await campaigns.draft();
    vi.spyOn(campaigns.api.gateway, 'startCampaignSend').mockImplementationOnce(async () => {
      await allow({ minimum: 50, maximum: null });
      await snapshot(id).catch(() => undefined);
      return { workflowId: `campaign/${id}`, runId: 'run-1' };
    });
    expect((await campaigns.call('POST', `/campaigns/${id}/send`, {})).body.status).toBe('DRAFT');
    const [row] = await campaigns.connection.db.select().from(campaignTable).where(eq(campaignTable.id, id));
    expect(row).toMatchObject({ status: 'DRAFT', refusal: { code: 'SEGMENT_TOO_SMALL' } });
  });
});

describe('the limits of an organisation', () => {
  const change = async (body: object) => {
    const admin = await campaigns.api.apiKeyFor('admin');
    return campaigns.call('PATCH', '/organization', body, admin, 'fr');
  };

  it('are at least one person and no most, until they are set', async () => {
    await allow({ minimum: 1, maximum: null });
    expect((await campaigns.call('GET', '/organization')).body).toMatchObject({
      minimumAudience: 1,
      maximumAudience: null,
    });
    expect(await change({ minimumAudience: 20, maximumAudience: 5_000 })).toMatchObject({
      status: 200,
      body: { minimumAudience: 20, maximumAudience: 5_000 },
    });
    expect(await change({ maximumAudience: null })).toMatchObject({ body: { maximumAudience: null } });
  });

  it.each([
    [{ minimumAudience: 0 }, 'minimumAudience'],
    [{ minimumAudience: 1.5 }, 'minimumAudience'],
    [{ maximumAudience: 0 }, 'maximumAudience'],
    [{ maximumAudience: '100' }, 'maximumAudience'],
    [{ minimumAudience: 10, maximumAudience: 9 }, 'maximumAudience'],
    [{ maximumAudience: 4 }, 'maximumAudience'],
  ])('are refused where they make no sense: %j', async (body, path) => {
    await allow({ minimum: 5, maximum: null });
    expect(await change(body)).toMatchObject({ status: 400, body: { details: [{ path }] } });
  });

  it('are changed by who manages the organisation alone', async () => {
    expect((await campaigns.call('PATCH', '/organization', { minimumAudience: 2 })).status).toBe(403);
  });
});
