import { eq } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { campaigns } from '../../db/schema';
import type { Campaign } from '../../domain/campaign/campaign';
import type { ScheduleCampaign } from '../../domain/campaign/schema';
import { invalid } from '../../domain/error/failure';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { countWithinLimits } from './limits';
import { getCampaignInOrganization } from './load';
import type { CampaignRow } from './load';
import { presentCampaign } from './present';
import { assertStatus } from './refusals';
import { reschedule, stillUnsent } from './reschedule';
import { assertSendable } from './sendable';

/**
 * Sets when a campaign goes out, or another time for one that waits already. What is sent is what it says at that
 * time, to whom the audience is then; its size is judged now, and again at that time.
 * @throws NOT_FOUND; INVALID_STATE; VALIDATION_FAILED for a time that has passed; and as `launchCampaign`.
 */
export async function scheduleCampaign({
  ctx,
  input,
}: ServiceCall<ScheduleCampaign & { readonly campaignId: string }>): Promise<Campaign> {
  const campaign = await getCampaignInOrganization(ctx, input.campaignId);
  assertStatus(campaign, ['DRAFT', 'SCHEDULED'], onlyUnsent);
  const timezone = input.timezone ?? campaign.timezone;
  const sendAt = instantOf(input.sendDate, timezone);
  if (sendAt <= ctx.now()) throw invalid([{ path: 'sendDate', message: passed[ctx.locale] }]);
  await assertSendable(ctx, campaign);
  await countWithinLimits(ctx, campaign);

  if (campaign.status === 'SCHEDULED') await reschedule(ctx, campaign, sendAt);
  else await startLater(ctx, campaign, sendAt);
  await ctx.db.transaction(async (tx) => {
    await tx.update(campaigns).set({ timezone }).where(eq(campaigns.id, campaign.id));
    await recordChange(ctx, tx, {
      action: 'campaign.scheduled',
      entity: { type: 'campaign', id: campaign.id },
      before: { sendDate: campaign.sendDate?.toISOString() ?? null },
      after: { sendDate: sendAt.toISOString(), timezone },
    });
  });
  return presentCampaign(ctx, await getCampaignInOrganization(ctx, campaign.id));
}

/** The run knows the time before the table says it, as with a launch. */
async function startLater(ctx: ServiceContext, campaign: CampaignRow, sendAt: Date): Promise<void> {
  const { id, organizationId } = campaign;
  await ctx.workflows.startCampaignSend({ organizationId, campaignId: id, sendAt: sendAt.toISOString() });
  await ctx.db
    .update(campaigns)
    .set({ status: 'SCHEDULED', sendDate: sendAt, refusal: null, updatedAt: ctx.now() })
    .where(stillUnsent(campaign));
}

/** A time without an offset is the clock of the zone; one that the zone skips in spring is an hour later. */
function instantOf(sendDate: string, timezone: string): Date {
  return DateTime.fromISO(sendDate, { zone: timezone }).toJSDate();
}

const onlyUnsent = {
  en: 'Only a draft or a scheduled campaign can be given a time.',
  fr: 'Seuls un brouillon ou une campagne programmée peuvent recevoir une date.',
};
const passed = {
  en: 'This time has passed. Choose a later one, or send the campaign now.',
  fr: 'Cette date est passée. Choisissez-en une autre, ou envoyez la campagne maintenant.',
};
