import { NewSegmentPage } from '../../../../features/segments/new-segment-page';
import { pageTitle } from '../../../../i18n/page-title';

export const generateMetadata = pageTitle(({ segments }) => segments.title);

export default function NewSegmentPageRoute() {
  return <NewSegmentPage />;
}
