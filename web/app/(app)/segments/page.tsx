import { SegmentList } from '../../../features/segments/segment-list';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ segments }) => segments.title);

export default function SegmentListRoute() {
  return <SegmentList />;
}
