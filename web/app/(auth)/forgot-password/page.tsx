import Link from 'next/link';
import { EntrancePage } from '../../../features/account/entrance-page';
import { ForgotPasswordForm } from '../../../features/account/forgot-password-form';
import { requestLocale } from '../../../i18n/locale';
import { messagesByLocale } from '../../../i18n/messages';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ account }) => account.forgotTitle);

export default async function ForgotPasswordPage() {
  const { account } = messagesByLocale[await requestLocale()];
  const footer = (
    <Link href="/sign-in" className="font-medium text-accent underline-offset-4 hover:underline">
      {account.backToSignIn}
    </Link>
  );
  return (
    <EntrancePage title={account.forgotTitle} lead={account.forgotLead} footer={footer}>
      <ForgotPasswordForm />
    </EntrancePage>
  );
}
