import { NewTemplatePage } from '../../../../features/templates/new-template-page';
import { pageTitle } from '../../../../i18n/page-title';

export const generateMetadata = pageTitle(({ templates }) => templates.title);

export default function NewTemplatePageRoute() {
  return <NewTemplatePage />;
}
