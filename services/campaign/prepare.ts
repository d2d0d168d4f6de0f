import { eq } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { campaigns } from '../../db/schema';
import { audienceRefusal } from '../../domain/campaign/audience-limits';
import { recoverableCodes } from '../../domain/error/codes';
import { Failure } from '../../domain/error/failure';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { storeContent } from '../message/content';
import { snapshotAudience } from '../message/snapshot';
import type { Snapshot } from '../message/snapshot';
import { audienceOf } from './audience';
import { campaignSource } from './content-source';
import { readAudienceLimits } from '../organization/audience-limits';
import { getCampaignInOrganization } from './load';
import type { CampaignRow } from './load';

interface Prepare {
  readonly sql: Sql;
  readonly call: ServiceCall<{ readonly campaignId: string }>;
}

/**
 * Freezes what a campaign says and to whom: from here on nothing that is changed elsewhere changes what goes out.
 * Done again, it returns what the first time made. A refusal is kept with the campaign, whose author may be asleep.
 * @throws NOT_FOUND; INVALID_EMAIL_CONTENT; VALIDATION_FAILED for a segment or a sender that is gone;
 *   SEGMENT_TOO_SMALL and SEGMENT_TOO_LARGE when the audience has left the organisation's limits by now.
 */
export async function prepareCampaign({ sql, call: { ctx, input } }: Prepare): Promise<Snapshot> {
  const campaign = await getCampaignInOrganization(ctx, input.campaignId);
  try {
    return await freeze(ctx, sql, campaign);
  } catch (error) {
    if (error instanceof Failure && !recoverableCodes.has(error.code)) await keepRefusal(ctx, campaign, error);
    throw error;
  }
}

async function freeze(ctx: ServiceContext, sql: Sql, campaign: CampaignRow): Promise<Snapshot> {
  const { organizationId, artistId } = campaign;
  const contentId =
    campaign.contentId ?? (await storeContent(sql, { organizationId, artistId }, await campaignSource(ctx, campaign)));
  const limits = await readAudienceLimits(ctx);
  return snapshotAudience(ctx, {
    campaignId: campaign.id,
    contentId,
    audience: audienceOf(campaign),
    assertSize: (people) => {
      const refusal = audienceRefusal(campaign.id, people, limits);
      if (refusal) throw refusal;
    },
  });
}

async function keepRefusal(ctx: ServiceContext, { id }: CampaignRow, refused: Failure): Promise<void> {
  const message = { en: refused.sentence('en'), fr: refused.sentence('fr') };
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(campaigns)
      .set({ refusal: { code: refused.code, message, at: ctx.now().toISOString() } })
      .where(eq(campaigns.id, id));
    await recordChange(ctx, tx, {
      action: 'campaign.refused',
      entity: { type: 'campaign', id },
      after: { code: refused.code, message: message.en },
    });
  });
}
