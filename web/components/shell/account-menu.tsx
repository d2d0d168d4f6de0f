'use client';

import { ChevronsUpDown, LogOut } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { locales } from '../../../domain/locale/locale';
import { callAccount } from '../../features/account/account-api';
import type { Theme } from '../../i18n/preferences';
import { themes } from '../../i18n/preferences';
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from '../ui/dropdown-menu';
import { useMe } from './me-context';
import { localeNames, themeIcons, usePreferences } from './preferences-bar';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');

/** The person's corner: language, theme, sign out. */
export function AccountMenu({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('nav');
  const common = useTranslations('common');
  const locale = useLocale();
  const me = useMe();
  const { chooseLocale, chooseTheme } = usePreferences();
  const name = me.user?.name ?? me.organization.name;
  const signOut = async () => {
    await callAccount('/sign-out', {}, locale);
    window.location.assign('/sign-in');
  };
  return (
    <Menu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-lg p-2 text-left transition-colors hover:bg-sunken"
        >
          <span className="sr-only">{t('account')}:</span>
          <span
            aria-hidden
            className="grid size-8 shrink-0 place-items-center rounded-full bg-accent text-[0.8rem] font-semibold text-on-accent"
          >
            {initialsOf(name)}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate text-[0.8667rem] font-medium">{name}</span>
            <span className="block truncate text-[0.8rem] text-ink-faint">{me.organization.name}</span>
          </span>
          <ChevronsUpDown className="size-4 text-ink-faint" aria-hidden />
        </button>
      }
    >
      <MenuLabel>{me.user?.email ?? me.organization.name}</MenuLabel>
      <MenuSeparator />
      <MenuLabel>{common('language')}</MenuLabel>
      {locales.map((option) => (
        <MenuCheck key={option} checked={option === locale} onChange={() => chooseLocale(option)}>
          {localeNames[option]}
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuLabel>{common('theme')}</MenuLabel>
      {themes.map((option) => {
        const Icon = themeIcons[option];
        return (
          <MenuCheck key={option} checked={option === theme} onChange={() => chooseTheme(option)}>
            <Icon className="text-ink-faint" aria-hidden />
            {common(`themes.${option}`)}
          </MenuCheck>
        );
      })}
      <MenuSeparator />
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden />
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}
