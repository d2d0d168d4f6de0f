import { eq } from 'drizzle-orm';
import { campaigns } from '../../db/schema';
import type { Campaign, CampaignStatus } from '../../domain/campaign/campaign';
import type { Sentences } from '../../domain/locale/locale';
import type { CampaignWish } from '../../workflows/campaign-send/contract';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { getCampaignInOrganization } from './load';
import type { CampaignRow } from './load';
import { presentCampaign } from './present';
import { assertStatus } from './refusals';

type CampaignCall = ServiceCall<{ readonly campaignId: string }>;

/** Holds a campaign; what is already handed to the mail server goes out. @throws NOT_FOUND; INVALID_STATE */
export const pauseCampaign = (call: CampaignCall): Promise<Campaign> =>
  control(call, { wish: 'pause', action: 'campaign.paused', from: ['SCHEDULED', 'SENDING'], why: nothingToPause });

/** Lets a paused campaign go on where it was held. @throws NOT_FOUND; INVALID_STATE */
export const resumeCampaign = (call: CampaignCall): Promise<Campaign> =>
  control(call, { wish: 'resume', action: 'campaign.resumed', from: ['PAUSED'], why: onlyPaused });

/** Ends a campaign for good: who has not got it yet never does. @throws NOT_FOUND; INVALID_STATE */
export const cancelCampaign = (call: CampaignCall): Promise<Campaign> =>
  control(call, {
    wish: 'cancel',
    action: 'campaign.cancelled',
    from: ['DRAFT', 'SCHEDULED', 'SENDING', 'PAUSED'],
    why: nothingToCancel,
  });

interface Control {
  readonly wish: CampaignWish;
  readonly action: string;
  readonly from: readonly CampaignStatus[];
  readonly why: Sentences;
}

async function control({ ctx, input }: CampaignCall, { wish, action, from, why }: Control): Promise<Campaign> {
  const before = await getCampaignInOrganization(ctx, input.campaignId);
  assertStatus(before, from, why);
  if (before.status === 'DRAFT') await cancelDraft(ctx, before);
  else await ctx.workflows.controlCampaignSend({ organizationId: ctx.organizationId, campaignId: before.id }, wish);
  const after = await getCampaignInOrganization(ctx, before.id);
  await recordChange(ctx, ctx.db, {
    action,
    entity: { type: 'campaign', id: before.id },
    before: { status: before.status },
    after: { status: after.status },
  });
  return presentCampaign(ctx, after);
}

/** No run owns a draft yet. */
async function cancelDraft(ctx: ServiceContext, { id }: CampaignRow): Promise<void> {
  await ctx.db.update(campaigns).set({ status: 'CANCELLED', updatedAt: ctx.now() }).where(eq(campaigns.id, id));
}

const nothingToPause = {
  en: 'Only a scheduled campaign or one that is being sent can be paused.',
  fr: "Seule une campagne programmée ou en cours d'envoi peut être mise en pause.",
};
const onlyPaused = {
  en: 'Only a paused campaign can be resumed.',
  fr: 'Seule une campagne en pause peut être reprise.',
};
const nothingToCancel = {
  en: 'There is nothing left to cancel.',
  fr: "Il n'y a plus rien à annuler.",
};
