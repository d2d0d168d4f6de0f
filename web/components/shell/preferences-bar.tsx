'use client';

import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { locales } from '../../../domain/locale/locale';
import type { Locale } from '../../../domain/locale/locale';
import type { Theme } from '../../i18n/preferences';
import { localeCookie, rememberChoice, themeCookie, themes } from '../../i18n/preferences';
import { Button } from '../ui/button';
import { Menu, MenuCheck } from '../ui/dropdown-menu';

export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français' };
export const themeIcons: Readonly<Record<Theme, LucideIcon>> = { system: Monitor, light: Sun, dark: Moon };

/** The two choices every page has: language and theme. Both are remembered in cookies the server reads. */
export function usePreferences() {
  const router = useRouter();
  return {
    chooseLocale: (locale: Locale) => {
      rememberChoice(localeCookie, locale);
      router.refresh();
    },
    chooseTheme: (theme: Theme) => {
      rememberChoice(themeCookie, theme);
      if (theme === 'system') delete document.documentElement.dataset['theme'];
      else document.documentElement.dataset['theme'] = theme;
      router.refresh();
    },
  };
}

export function PreferencesBar({ theme }: { readonly theme: Theme }) {
  const t = useTranslations('common');
  const locale = useLocale();
  const { chooseLocale, chooseTheme } = usePreferences();
  const ThemeIcon = themeIcons[theme];
  return (
    <div className="flex items-center gap-1">
      <Menu
        trigger={
          <Button look="quiet" size="small">
            <span className="sr-only">{t('language')}:</span>
            <Languages aria-hidden />
            {locale.toUpperCase()}
          </Button>
        }
      >
        {locales.map((option) => (
          <MenuCheck key={option} checked={option === locale} onChange={() => chooseLocale(option)}>
            {localeNames[option]}
          </MenuCheck>
        ))}
      </Menu>
      <Menu
        trigger={
          <Button look="quiet" size="smallIcon" aria-label={`${t('theme')}: ${t(`themes.${theme}`)}`}>
            <ThemeIcon aria-hidden />
          </Button>
        }
      >
        {themes.map((option) => (
          <MenuCheck key={option} checked={option === theme} onChange={() => chooseTheme(option)}>
            {t(`themes.${option}`)}
          </MenuCheck>
        ))}
      </Menu>
    </div>
  );
}
