import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { templates, templateVersions } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { UpdateTemplate } from '../../domain/template/schema';
import type { EmailTemplate } from '../../domain/template/template';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import type { TemplateWords } from './check-words';
import { checkWords } from './check-words';
import { unsetOtherDefaults } from './default';
import { getTemplateInOrganization, visibleTemplates } from './get';

/**
 * Changes only the fields given. New words are a new version; those before stay, for what was sent with them.
 * @throws INVALID_EMAIL_CONTENT when it could not be sent, CONFLICT when someone else saved in the meantime.
 */
export async function updateTemplate({
  ctx,
  input: { templateId, ...changes },
}: ServiceCall<UpdateTemplate & { readonly templateId: string }>): Promise<EmailTemplate> {
  const before = await getTemplateInOrganization(ctx, templateId);
  const words = wordsAfter(before, changes);
  const variables = words === null ? null : await checkWords(words);
  const { name = before.name, contactRole = before.contactRole, isDefault = before.isDefault } = changes;
  const version = words === null ? before.version : before.version + 1;
  return ctx.db.transaction(async (tx) => {
    await lockVersion(ctx, tx, before);
    await tx.update(templates).set({ name, contactRole, isDefault, version }).where(eq(templates.id, templateId));
    if (words !== null && variables !== null) {
      const createdBy = ctx.actor.type === 'USER' ? ctx.actor.id : null;
      const { organizationId } = ctx;
      await tx.insert(templateVersions).values({ ...words, organizationId, templateId, version, variables, createdBy });
    }
    if (isDefault) await unsetOtherDefaults(ctx, tx, { id: templateId, artistId: before.artistId, contactRole });
    await recordChange(ctx, tx, {
      action: 'template.updated',
      entity: { type: 'template', id: templateId },
      before: { name: before.name, contactRole: before.contactRole, version: before.version },
      after: { name, contactRole, version },
    });
    return getTemplateInOrganization(ctx, templateId, tx);
  });
}

/** What the template says afterwards; null when its words stay as they are. */
function wordsAfter(before: EmailTemplate, changes: UpdateTemplate): TemplateWords | null {
  const words: TemplateWords = {
    subjectTemplate: changes.subjectTemplate ?? before.subjectTemplate,
    preheader: changes.preheader === undefined ? before.preheader : changes.preheader,
    format: changes.format ?? before.format,
    contentTemplate: changes.contentTemplate ?? before.contentTemplate,
    textTemplate: changes.textTemplate === undefined ? before.textTemplate : changes.textTemplate,
  };
  const same =
    words.subjectTemplate === before.subjectTemplate &&
    words.preheader === before.preheader &&
    words.format === before.format &&
    words.contentTemplate === before.contentTemplate &&
    words.textTemplate === before.textTemplate;
  return same ? null : words;
}

async function lockVersion(ctx: ServiceContext, tx: Database, { id, version }: EmailTemplate): Promise<void> {
  const [row] = await tx
    .select({ version: templates.version })
    .from(templates)
    .where(and(visibleTemplates(ctx), eq(templates.id, id)))
    .for('update');
  if (row === undefined) throw failure('NOT_FOUND');
  if (row.version !== version) throw failure('CONFLICT');
}
