import type { ReactNode } from 'react';
import { FermataMark, Logo } from '../../components/ui/logo';
import { PreferencesBar } from '../../components/shell/preferences-bar';
import { requestLocale, requestTheme } from '../../i18n/locale';
import { messagesByLocale } from '../../i18n/messages';

export default async function AuthLayout({ children }: { readonly children: ReactNode }) {
  const [locale, theme] = await Promise.all([requestLocale(), requestTheme()]);
  const { account } = messagesByLocale[locale];
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <div className="flex flex-col px-5 py-6 sm:px-10">
        <div className="flex items-center justify-between gap-4">
          <Logo />
          <PreferencesBar theme={theme} />
        </div>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-10">{children}</main>
      </div>
      <aside className="relative hidden overflow-hidden border-l border-line bg-accent-wash lg:block">
        <FermataMark className="absolute -right-24 -bottom-32 size-[44rem] text-accent opacity-[0.13]" />
        <div className="relative flex h-full max-w-xl flex-col justify-center gap-4 px-16">
          <p className="text-[2.6rem] leading-[1.08] font-semibold tracking-[-0.035em] text-balance">
            {account.tagline}
          </p>
          <p className="max-w-md text-[1.1333rem] leading-relaxed text-ink-soft">{account.taglineText}</p>
        </div>
      </aside>
    </div>
  );
}
