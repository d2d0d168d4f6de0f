import { NewAutomationPage } from '../../../../features/automations/new-automation-page';
import { pageTitle } from '../../../../i18n/page-title';

export const generateMetadata = pageTitle(({ automations }) => automations.title);

export default function NewAutomationPageRoute() {
  return <NewAutomationPage />;
}
