import { campaigns } from '../../db/schema';
import type { Campaign } from '../../domain/campaign/campaign';
import type { CreateCampaign } from '../../domain/campaign/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getOrganization } from '../organization/get';
import { assertOwnMetier } from './audience';
import { presentCampaign } from './present';
import { assertSegments } from './segments';
import { assertTopic } from './topic';
import { contentOver, copyTemplate } from './template-words';

/**
 * Saves a draft. Its words come from the template where none are given.
 * @throws TEMPLATE_NOT_FOUND; VALIDATION_FAILED for a segment or a topic that is not there; FORBIDDEN beyond the member's métiers.
 */
export async function createCampaign({ ctx, input }: ServiceCall<CreateCampaign>): Promise<Campaign> {
  const { templateId = null, contactRole = null, settings = {}, timezone, ...given } = input;
  assertOwnMetier(ctx, { contactRole });
  await assertSegments(ctx, input);
  await assertTopic(ctx, input.settings);
  const copy = templateId === null ? null : await copyTemplate(ctx, templateId);
  const zone = timezone ?? (await getOrganization(ctx)).timezone;
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(campaigns)
      .values({
        ...given,
        subject: given.subject ?? copy?.subject ?? '',
        content: contentOver(copy, given.content),
        templateId,
        contactRole,
        settings,
        timezone: zone,
        organizationId: ctx.organizationId,
        artistId: ctx.artistId,
        createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
        createdAt: ctx.now(),
        updatedAt: ctx.now(),
      })
      .returning();
    if (row === undefined) throw new Error('an inserted campaign was not returned');
    await recordChange(ctx, tx, {
      action: 'campaign.created',
      entity: { type: 'campaign', id: row.id },
      after: { name: row.name, subject: row.subject },
    });
    return presentCampaign({ ...ctx, db: tx }, row);
  });
}
