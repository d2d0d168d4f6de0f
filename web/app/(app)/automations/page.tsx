import { AutomationList } from '../../../features/automations/automation-list';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ automations }) => automations.title);

export default function AutomationListRoute() {
  return <AutomationList />;
}
