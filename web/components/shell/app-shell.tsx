'use client';

import { Menu as MenuIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Theme } from '../../i18n/preferences';
import { Sheet } from '../ui/dialog';
import { Logo } from '../ui/logo';
import { AccountMenu } from './account-menu';
import { BottomBar, NavigationLinks } from './navigation-links';
import { WorkspaceSwitch } from './workspace-switch';

interface AppShellProps {
  readonly theme: Theme;
  readonly artistId: string | null;
  readonly children: ReactNode;
}

/** A sidebar on a wide screen; a bottom bar and a sheet on a phone. */
export function AppShell({ theme, artistId, children }: AppShellProps) {
  const common = useTranslations('common');
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-lg focus:bg-surface focus:px-4 focus:py-2"
      >
        {common('skipToContent')}
      </a>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-5 overflow-y-auto border-r border-line px-3 py-4 lg:flex">
        <Link href="/" className="rounded-lg px-2 py-1.5" aria-label="Fermata">
          <Logo />
        </Link>
        <WorkspaceSwitch artistId={artistId} />
        <NavigationLinks />
        <div className="mt-auto">
          <AccountMenu theme={theme} />
        </div>
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 pb-24 outline-none lg:pb-12">
        {children}
      </main>
      <BottomBar menu={<PhoneMenu theme={theme} artistId={artistId} />} />
    </div>
  );
}

function PhoneMenu({ theme, artistId }: Omit<AppShellProps, 'children'>) {
  const t = useTranslations('nav');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className="flex h-15 flex-col items-center justify-center gap-1 text-[0.72rem] font-medium text-ink-faint"
      >
        <MenuIcon className="size-5" strokeWidth={1.8} aria-hidden />
        {t('menu')}
      </button>
      <Sheet open={open} onOpenChange={setOpen} title={<Logo />}>
        <WorkspaceSwitch artistId={artistId} />
        <NavigationLinks onFollow={() => setOpen(false)} />
        <div className="mt-auto">
          <AccountMenu theme={theme} />
        </div>
      </Sheet>
    </>
  );
}
