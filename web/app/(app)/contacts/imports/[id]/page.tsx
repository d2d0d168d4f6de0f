import { ImportProgressPage } from '../../../../../features/imports/import-progress-page';
import { pageTitle } from '../../../../../i18n/page-title';
import type { WithId } from '../../../../page-props';

export const generateMetadata = pageTitle(({ contacts }) => contacts.imports.title);

export default async function ImportProgressRoute({ params }: WithId) {
  return <ImportProgressPage id={(await params).id} />;
}
