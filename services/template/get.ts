import { and, eq } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { templates, templateVersions } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { EmailTemplate } from '../../domain/template/template';
import type { ServiceContext } from '../context';

/** @throws NOT_FOUND for an unknown or archived template, and for another tenant's. */
export async function getTemplateInOrganization(
  ctx: ServiceContext,
  templateId: string,
  tx: Database = ctx.db,
): Promise<EmailTemplate> {
  const [row] = await selectTemplates(tx).where(and(visibleTemplates(ctx), eq(templates.id, templateId)));
  if (row === undefined) throw failure('NOT_FOUND');
  return presentTemplate(row);
}

/** The templates of the workspace that are in use. */
export const visibleTemplates = ({
  organizationId,
  artistId,
}: Pick<ServiceContext, 'organizationId' | 'artistId'>): SQL | undefined =>
  and(
    eq(templates.organizationId, organizationId),
    eq(templates.archived, false),
    artistId === null ? undefined : eq(templates.artistId, artistId),
  );

/** Templates with what their latest version says. */
export const selectTemplates = (db: Database) =>
  db
    .select({ template: templates, words: templateVersions })
    .from(templates)
    .innerJoin(
      templateVersions,
      and(eq(templateVersions.templateId, templates.id), eq(templateVersions.version, templates.version)),
    );

interface TemplateRow {
  readonly template: typeof templates.$inferSelect;
  readonly words: typeof templateVersions.$inferSelect;
}

export const presentTemplate = ({ template, words }: TemplateRow): EmailTemplate => ({
  id: template.id,
  organizationId: template.organizationId,
  artistId: template.artistId,
  name: template.name,
  contactRole: template.contactRole,
  subjectTemplate: words.subjectTemplate,
  preheader: words.preheader,
  format: words.format,
  contentTemplate: words.contentTemplate,
  textTemplate: words.textTemplate,
  isDefault: template.isDefault,
  variables: words.variables,
  version: template.version,
  createdAt: template.createdAt.toISOString(),
  updatedAt: template.updatedAt.toISOString(),
});
