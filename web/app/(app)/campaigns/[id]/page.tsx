import { CampaignPage } from '../../../../features/campaigns/campaign-page';
import { pageTitle } from '../../../../i18n/page-title';
import type { WithId } from '../../../page-props';

export const generateMetadata = pageTitle(({ campaigns }) => campaigns.title);

export default async function CampaignPageRoute({ params }: WithId) {
  return <CampaignPage id={(await params).id} />;
}
