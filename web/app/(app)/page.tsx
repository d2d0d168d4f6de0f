import { OverviewPage } from '../../features/overview/overview-page';
import { pageTitle } from '../../i18n/page-title';

export const generateMetadata = pageTitle(({ overview }) => overview.title);

export default function OverviewRoute() {
  return <OverviewPage />;
}
