import { SettingsPage } from '../../../features/settings/settings-page';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ settings }) => settings.title);

export default function SettingsPageRoute() {
  return <SettingsPage />;
}
