import { ImportPage } from '../../../../features/imports/import-page';
import { pageTitle } from '../../../../i18n/page-title';

export const generateMetadata = pageTitle(({ contacts }) => contacts.imports.title);

export default function ImportRoute() {
  return <ImportPage />;
}
