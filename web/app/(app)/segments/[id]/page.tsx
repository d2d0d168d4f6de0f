import { SegmentPage } from '../../../../features/segments/segment-page';
import { pageTitle } from '../../../../i18n/page-title';
import type { WithId } from '../../../page-props';

export const generateMetadata = pageTitle(({ segments }) => segments.title);

export default async function SegmentPageRoute({ params }: WithId) {
  return <SegmentPage id={(await params).id} />;
}
