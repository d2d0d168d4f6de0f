import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, keptMembers, keptSegments } from '../../../db/schema';
import type { SegmentCriteria } from '../../../domain/segment/criteria';
import type { CampaignOutcome } from '../../../domain/segment/fields';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import { createCampaign } from '../../../test/factories/campaign';
import { createContact } from '../../../test/factories/contact';
import { createSentMessage } from '../../../test/factories/message';
import type { ServiceContext } from '../../context';
import { takeEvents } from '../../event/take';
import { recordClick } from '../../tracking/record-click';
import { recordOpen } from '../../tracking/record-open';
import { createTokens } from '../../tracking/tokens';
import { unsubscribe } from '../../tracking/unsubscribe';
import { createSegment } from '../create';
import { fillSegment } from './fill';
import { refreshSegments } from './refresh';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ ctx } = await createTestContext(database));
});

const longAgo = new Date(Date.now() - 86_400_000);
const tokens = createTokens('a secret of the tests');
const reading = (now = new Date()) => ({ ...database, tokens, publicOrigin: 'https://example.org', now: () => now });

async function keep(criteria: SegmentCriteria) {
  const segment = await createSegment({ ctx, input: { name: 'Kept', dynamic: true, criteria, tags: [] } });
  await database.db.insert(keptSegments).values({ segmentId: segment.id, organizationId: ctx.organizationId });
  await fillSegment({ ctx, input: { segmentId: segment.id } });
  return segment.id;
}
const who = (campaignId: string, outcome: CampaignOutcome): SegmentCriteria => ({
  logic: 'AND',
  conditions: [{ field: `campaign.${campaignId}`, operator: 'EQUALS', value: outcome, dataType: 'STRING' }],
});

/** Somebody whose row was written long ago, with a mail of a campaign. */
async function reader() {
  const { organizationId } = ctx;
  const contact = await createContact(database, { organizationId, consents: [] });
  const { id: campaignId } = await createCampaign(database, { organizationId });
  const { id: messageId } = await createSentMessage(database, { organizationId, campaignId, contactId: contact.id });
  const rest = () => database.db.update(contacts).set({ updatedAt: longAgo }).where(eq(contacts.id, contact.id));
  await rest();
  return { contactId: contact.id, campaignId, messageId, rest };
}
const members = async (segmentId: string) =>
  (await database.db.select().from(keptMembers).where(eq(keptMembers.segmentId, segmentId))).map(
    ({ contactId }) => contactId,
  );
const refresh = () => refreshSegments({ ctx, input: {} });

describe('a refresh hears, though no question reads the event, of', () => {
  it('who opens a mail of a campaign', async () => {
    const { contactId, campaignId, messageId } = await reader();
    const segmentId = await keep(who(campaignId, 'OPENED'));
    await recordOpen(reading(), { token: tokens.sign('open', messageId), visit: null });
    expect(await refresh()).toMatchObject({ entered: 1 });
    expect(await members(segmentId)).toEqual([contactId]);
  });

  it('who follows a link of it', async () => {
    const { contactId, campaignId, messageId } = await reader();
    const segmentId = await keep(who(campaignId, 'CLICKED'));
    await recordClick(reading(), { token: tokens.sign('click', messageId, 0), visit: null });
    expect(await refresh()).toMatchObject({ entered: 1 });
    expect(await members(segmentId)).toEqual([contactId]);
  });

  it('who leaves by the mail of a second campaign, having left before', async () => {
    const { contactId, campaignId, messageId, rest } = await reader();
    const visit = { ip: null, userAgent: null };
    const leave = (id: string, now?: Date) =>
      unsubscribe(reading(now), { token: tokens.sign('unsubscribe', id), visit, source: 'test' });
    const { id: earlierCampaign } = await createCampaign(database, { organizationId: ctx.organizationId });
    const { organizationId } = ctx;
    const earlier = await createSentMessage(database, { organizationId, campaignId: earlierCampaign, contactId });
    await leave(earlier.id, longAgo);
    await rest();
    const segmentId = await keep(who(campaignId, 'UNSUBSCRIBED'));
    await leave(messageId);
    expect(await refresh()).toMatchObject({ entered: 1 });
    expect(await members(segmentId)).toEqual([contactId]);
  });

  it('whose last activity is their newest event', async () => {
    const { contactId } = await reader();
    const segmentId = await keep({ logic: 'AND', conditions: [], lastActivityDays: 7 });
    const events = [{ index: 0, event: { contactId, name: 'PAGE_VIEWED' } }];
    await takeEvents({ ctx, input: { events } });
    expect(await refresh()).toMatchObject({ entered: 1 });
    expect(await members(segmentId)).toEqual([contactId]);
  });
});
