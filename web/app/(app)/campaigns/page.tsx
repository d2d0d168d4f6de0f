import { CampaignList } from '../../../features/campaigns/campaign-list';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ campaigns }) => campaigns.title);

export default function CampaignListRoute() {
  return <CampaignList />;
}
