import type { Sql } from 'postgres';
import { failure } from '../../domain/error/failure';
import type { TemplateFormat } from '../../domain/template/template';
import type { ContentSource } from '../content/content';

/** The words of a message, as a template's version keeps them. */
export type MessageWords = Pick<ContentSource, 'subject' | 'preheader' | 'mjml' | 'html' | 'text'>;

interface TemplateRow {
  readonly format: TemplateFormat;
  readonly subject: string;
  readonly preheader: string | null;
  readonly body: string;
  readonly text: string | null;
}

/** The latest version of a template. @throws TEMPLATE_NOT_FOUND when the organisation has none under this id. */
export async function latestTemplateWords(sql: Sql, organizationId: string, templateId: string): Promise<MessageWords> {
  const [row] = await sql<TemplateRow[]>`
    select v.format, v.subject_template as subject, v.preheader, v.content_template as body, v.text_template as text
    from templates t join template_versions v on v.template_id = t.id and v.version = t.version
    where t.id = ${templateId} and t.organization_id = ${organizationId}`;
  if (row === undefined) throw failure('TEMPLATE_NOT_FOUND');
  const { format, subject, preheader, body, text } = row;
  return { subject, preheader, text, ...(format === 'mjml' ? { mjml: body } : { html: body }) };
}
