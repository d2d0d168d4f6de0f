import Link from 'next/link';
import type { WithQuery } from '../../page-props';
import { EntrancePage } from '../../../features/account/entrance-page';
import { SignInForm } from '../../../features/account/sign-in-form';
import { requestLocale } from '../../../i18n/locale';
import { messagesByLocale } from '../../../i18n/messages';
import { pageTitle } from '../../../i18n/page-title';

export const generateMetadata = pageTitle(({ account }) => account.signIn);

export default async function SignInPage({ searchParams }: WithQuery) {
  const { account } = messagesByLocale[await requestLocale()];
  const { next } = await searchParams;
  const footer = (
    <>
      {account.noAccount}{' '}
      <Link href="/sign-up" className="font-medium text-accent underline-offset-4 hover:underline">
        {account.signUp}
      </Link>
    </>
  );
  return (
    <EntrancePage title={account.signInTitle} lead={account.signInLead} footer={footer}>
      <SignInForm next={typeof next === 'string' ? next : undefined} />
    </EntrancePage>
  );
}
