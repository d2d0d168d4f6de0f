import { NewCampaignPage } from '../../../../features/campaigns/new-campaign-page';
import { pageTitle } from '../../../../i18n/page-title';
import type { WithQuery } from '../../../page-props';

export const generateMetadata = pageTitle(({ campaigns }) => campaigns.new);

export default async function NewCampaignRoute({ searchParams }: WithQuery) {
  const { template, segment } = await searchParams;
  const one = (value: typeof template) => (typeof value === 'string' ? value : null);
  return <NewCampaignPage templateId={one(template)} segmentId={one(segment)} />;
}
