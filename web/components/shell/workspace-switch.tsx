'use client';

import { ChevronsUpDown } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { artistCookie, rememberChoice } from '../../i18n/preferences';
import { Menu, MenuCheck, MenuLabel, MenuSeparator } from '../ui/dropdown-menu';
import { useMe } from './me-context';

/** Which artist's workspace is shown; not drawn where there is nothing to choose. */
export function WorkspaceSwitch({ artistId }: { readonly artistId: string | null }) {
  const t = useTranslations('nav');
  const { artists } = useMe();
  const router = useRouter();
  if (artists.length < 2) return null;
  const choose = (id: string) => {
    rememberChoice(artistCookie, id);
    router.push('/');
    router.refresh();
  };
  const current = artists.find((artist) => artist.id === artistId)?.name ?? t('wholeOrganization');
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`${t('switchWorkspace')}: ${current}`}
          className="flex h-9.5 w-full items-center justify-between gap-2 rounded-lg border border-line bg-surface px-3 text-[0.9333rem] font-medium transition-colors hover:border-line-strong"
        >
          <span className="truncate">{current}</span>
          <ChevronsUpDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
        </button>
      }
    >
      <MenuLabel>{t('workspace')}</MenuLabel>
      <MenuCheck checked={artistId === null} onChange={() => choose('')}>
        {t('wholeOrganization')}
      </MenuCheck>
      <MenuSeparator />
      {artists.map((artist) => (
        <MenuCheck key={artist.id} checked={artist.id === artistId} onChange={() => choose(artist.id)}>
          {artist.name}
        </MenuCheck>
      ))}
    </Menu>
  );
}
