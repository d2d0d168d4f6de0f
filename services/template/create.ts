import { newId } from '../../db/columns';
import { templates, templateVersions } from '../../db/schema';
import type { CreateTemplate } from '../../domain/template/schema';
import type { EmailTemplate } from '../../domain/template/template';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { checkWords } from './check-words';
import { unsetOtherDefaults } from './default';
import { getTemplateInOrganization } from './get';

/** Saves a template as version 1. @throws INVALID_EMAIL_CONTENT when it could not be sent. */
export async function createTemplate({ ctx, input }: ServiceCall<CreateTemplate>): Promise<EmailTemplate> {
  const { name, contactRole, isDefault, preheader = null, textTemplate = null, ...rest } = input;
  const words = { ...rest, preheader, textTemplate };
  const variables = await checkWords(words);
  const { organizationId, artistId } = ctx;
  const createdBy = ctx.actor.type === 'USER' ? ctx.actor.id : null;
  const id = newId();
  return ctx.db.transaction(async (tx) => {
    await tx.insert(templates).values({ id, organizationId, artistId, name, contactRole, isDefault, createdBy });
    await tx
      .insert(templateVersions)
      .values({ ...words, organizationId, templateId: id, version: 1, variables, createdBy });
    if (isDefault) await unsetOtherDefaults(ctx, tx, { id, artistId, contactRole });
    await recordChange(ctx, tx, {
      action: 'template.created',
      entity: { type: 'template', id },
      after: { name, contactRole, version: 1 },
    });
    return getTemplateInOrganization(ctx, id, tx);
  });
}
