import { eq } from 'drizzle-orm';
import { campaigns } from '../../db/schema';
import type { Campaign } from '../../domain/campaign/campaign';
import type { UpdateCampaign } from '../../domain/campaign/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { assertOwnMetier } from './audience';
import { getCampaignInOrganization } from './load';
import { presentCampaign } from './present';
import { assertStatus } from './refusals';
import { assertSegments } from './segments';
import { assertTopic } from './topic';
import { contentOver, copyTemplate } from './template-words';
import type { TemplateCopy } from './template-words';

interface CampaignUpdate {
  readonly campaignId: string;
  readonly patch: UpdateCampaign;
}

/**
 * Changes the fields sent of a draft. A new template brings its words, unless the patch brings others.
 * @throws NOT_FOUND; INVALID_STATE when it is no draft; TEMPLATE_NOT_FOUND; VALIDATION_FAILED for a missing segment or topic.
 */
export async function updateCampaign({ ctx, input }: ServiceCall<CampaignUpdate>): Promise<Campaign> {
  const { campaignId, patch } = input;
  await assertSegments(ctx, patch);
  await assertTopic(ctx, patch.settings);
  const words = patch.templateId ? wordsOver(await copyTemplate(ctx, patch.templateId), patch) : patch;
  return ctx.db.transaction(async (tx) => {
    const before = await getCampaignInOrganization(ctx, campaignId, { tx, lock: true });
    assertStatus(before, ['DRAFT'], onlyDrafts);
    const change = { ...patch, ...words };
    assertOwnMetier(ctx, { contactRole: change.contactRole === undefined ? before.contactRole : change.contactRole });
    const [row = before] = await tx
      .update(campaigns)
      .set({ ...change, updatedAt: ctx.now() })
      .where(eq(campaigns.id, before.id))
      .returning();
    await recordChange(ctx, tx, {
      action: 'campaign.updated',
      entity: { type: 'campaign', id: row.id },
      before: { name: before.name, subject: before.subject },
      after: { name: row.name, subject: row.subject, fields: Object.keys(change) },
    });
    return presentCampaign({ ...ctx, db: tx }, row);
  });
}

const wordsOver = (copy: TemplateCopy, { subject = copy.subject, content }: UpdateCampaign): TemplateCopy => ({
  subject,
  content: contentOver(copy, content),
});

const onlyDrafts = {
  en: 'Only a draft can be changed; duplicate it to send other words.',
  fr: "Seul un brouillon peut être modifié ; dupliquez-la pour envoyer d'autres mots.",
};
