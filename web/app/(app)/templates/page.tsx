import { TemplateList } from '../../../features/templates/template-list';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ templates }) => templates.title);

export default function TemplateListRoute() {
  return <TemplateList />;
}
