import Link from 'next/link';
import { EntrancePage } from '../../../features/account/entrance-page';
import { SignUpForm } from '../../../features/account/sign-up-form';
import { requestLocale } from '../../../i18n/locale';
import { messagesByLocale } from '../../../i18n/messages';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ account }) => account.signUp);

export default async function SignUpPage() {
  const { account } = messagesByLocale[await requestLocale()];
  const footer = (
    <>
      {account.haveAccount}{' '}
      <Link href="/sign-in" className="font-medium text-accent underline-offset-4 hover:underline">
        {account.signIn}
      </Link>
    </>
  );
  return (
    <EntrancePage title={account.signUpTitle} lead={account.signUpLead} footer={footer}>
      <SignUpForm />
    </EntrancePage>
  );
}
