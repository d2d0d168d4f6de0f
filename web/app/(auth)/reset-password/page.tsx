import { Notice } from '../../../components/ui/notice';
import type { WithQuery } from '../../page-props';
import { EntrancePage } from '../../../features/account/entrance-page';
import { ResetPasswordForm } from '../../../features/account/reset-password-form';
import { requestLocale } from '../../../i18n/locale';
import { messagesByLocale } from '../../../i18n/messages';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ account }) => account.resetTitle);

export default async function ResetPasswordPage({ searchParams }: WithQuery) {
  const { account } = messagesByLocale[await requestLocale()];
  const { token } = await searchParams;
  return (
    <EntrancePage title={account.resetTitle} lead={account.resetLead}>
      {typeof token === 'string' ? (
        <ResetPasswordForm token={token} />
      ) : (
        <Notice tone="bad">{account.resetNoToken}</Notice>
      )}
    </EntrancePage>
  );
}
