import { campaigns } from '../../db/schema';
import type { Campaign } from '../../domain/campaign/campaign';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { assertOwnMetier } from './audience';
import { getCampaignInOrganization } from './load';
import { presentCampaign } from './present';

const copyName = { en: (name: string) => `${name} (copy)`, fr: (name: string) => `${name} (copie)` };
const LONGEST_NAME = 200;

/** A new draft with the same words, audience and settings. @throws NOT_FOUND */
export async function duplicateCampaign({
  ctx,
  input,
}: ServiceCall<{ readonly campaignId: string }>): Promise<Campaign> {
  const original = await getCampaignInOrganization(ctx, input.campaignId);
  assertOwnMetier(ctx, original);
  const {
    id: _id,
    status: _status,
    contentId: _contentId,
    shards: _shards,
    totalRecipients: _totalRecipients,
    sendDate: _sendDate,
    startedAt: _startedAt,
    sentAt: _sentAt,
    ...copied
  } = original;
  return ctx.db.transaction(async (tx) => {
    const [row = original] = await tx
      .insert(campaigns)
      .values({
        ...copied,
        name: copyName[ctx.locale](original.name).slice(0, LONGEST_NAME),
        createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      })
      .returning();
    await recordChange(ctx, tx, {
      action: 'campaign.duplicated',
      entity: { type: 'campaign', id: row.id },
      after: { name: row.name, from: original.id },
    });
    return presentCampaign({ ...ctx, db: tx }, row);
  });
}
