import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { ApiProvider } from '../../client/api-context';
import { findMe } from '../../client/session';
import { AppShell } from '../../components/shell/app-shell';
import { MeProvider } from '../../components/shell/me-context';
import { SignInRedirect } from '../../components/shell/sign-in-redirect';
import { requestLocale, requestTheme } from '../../i18n/locale';
import { artistCookie } from '../../i18n/preferences';

export default async function AppLayout({ children }: { readonly children: ReactNode }) {
  const [locale, theme, jar] = await Promise.all([requestLocale(), requestTheme(), cookies()]);
  const me = await findMe(locale);
  if (me === null) return <SignInRedirect />;
  const chosen = jar.get(artistCookie)?.value;
  const artistId = me.artists.find((artist) => artist.id === chosen)?.id ?? null;
  return (
    <MeProvider me={me}>
      <ApiProvider artistId={artistId} key={artistId}>
        <AppShell theme={theme} artistId={artistId}>
          {children}
        </AppShell>
      </ApiProvider>
    </MeProvider>
  );
}
