import { ScoringPage } from '../../../../features/scoring/scoring-page';
import { pageTitle } from '../../../../i18n/page-title';

export const generateMetadata = pageTitle(({ scoring }) => scoring.title);

export default function ScoringPageRoute() {
  return <ScoringPage />;
}
