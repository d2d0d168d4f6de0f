import type { CampaignContent } from '../../domain/campaign/campaign';
import { Failure, failure } from '../../domain/error/failure';
import type { ServiceContext } from '../context';
import { getTemplateInOrganization } from '../template/get';

/** What a campaign takes over from its template: a copy, so that a later change of the template changes no campaign. */
export interface TemplateCopy {
  readonly subject: string;
  readonly content: CampaignContent;
}

/** @throws TEMPLATE_NOT_FOUND */
export async function copyTemplate(ctx: ServiceContext, templateId: string): Promise<TemplateCopy> {
  const template = await getTemplateInOrganization(ctx, templateId).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'NOT_FOUND') throw failure('TEMPLATE_NOT_FOUND', { cause: error });
    throw error;
  });
  const { format, contentTemplate, textTemplate, preheader } = template;
  return {
    subject: template.subjectTemplate,
    content: {
      ...(format === 'mjml' ? { mjml: contentTemplate } : { htmlContent: contentTemplate }),
      ...(textTemplate === null ? {} : { textContent: textTemplate }),
      ...(preheader === null ? {} : { preheader }),
    },
  };
}

/** A body of the campaign's own replaces the template's; without one, what is given (a preheader) goes over the template. */
export const contentOver = (copy: TemplateCopy | null, given: CampaignContent = {}): CampaignContent =>
  given.mjml === undefined && given.htmlContent === undefined ? { ...copy?.content, ...given } : given;
