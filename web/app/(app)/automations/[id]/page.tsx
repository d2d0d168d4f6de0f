import { AutomationPage } from '../../../../features/automations/automation-page';
import { pageTitle } from '../../../../i18n/page-title';
import type { WithId } from '../../../page-props';

export const generateMetadata = pageTitle(({ automations }) => automations.title);

export default async function AutomationPageRoute({ params }: WithId) {
  return <AutomationPage id={(await params).id} />;
}
