import { TemplatePage } from '../../../../features/templates/template-page';
import { pageTitle } from '../../../../i18n/page-title';
import type { WithId } from '../../../page-props';

export const generateMetadata = pageTitle(({ templates }) => templates.title);

export default async function TemplatePageRoute({ params }: WithId) {
  return <TemplatePage id={(await params).id} />;
}
