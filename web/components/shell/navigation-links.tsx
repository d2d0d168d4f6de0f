'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../ui/class-names';
import type { NavigationItem } from './navigation';
import {
  automationsItem,
  campaignsItem,
  contactsItem,
  isCurrent,
  overviewItem,
  segmentsItem,
  settingsItem,
  templatesItem,
} from './navigation';

const groups = [
  { name: null, items: [overviewItem] },
  { name: 'sending', items: [campaignsItem, automationsItem, templatesItem] },
  { name: 'audience', items: [contactsItem, segmentsItem] },
  { name: null, items: [settingsItem] },
] as const;

/** The sidebar's links, also shown in the phone's menu. */
export function NavigationLinks({ onFollow }: { readonly onFollow?: () => void }) {
  const t = useTranslations('nav');
  return (
    <nav aria-label={t('main')} className="flex flex-col gap-5">
      {groups.map((group) => (
        <div key={group.items[0].href} className="flex flex-col gap-0.5">
          {group.name ? <p className="px-3 pb-1 text-[0.8rem] text-ink-faint">{t(group.name)}</p> : null}
          {group.items.map((item) => (
            <NavigationLink key={item.href} item={item} {...(onFollow ? { onFollow } : {})} />
          ))}
        </div>
      ))}
    </nav>
  );
}

interface NavigationLinkProps {
  readonly item: NavigationItem;
  readonly onFollow?: () => void;
}

function NavigationLink({ item, onFollow }: NavigationLinkProps) {
  const t = useTranslations('nav');
  const current = isCurrent(usePathname(), item.href);
  const Icon = item.icon;
  return (
    <Link
      href={item.href}
      {...(onFollow ? { onClick: onFollow } : {})}
      aria-current={current ? 'page' : undefined}
      className={cx(
        'flex h-9 items-center gap-3 rounded-lg px-3 text-[0.9333rem] font-medium transition-colors',
        current ? 'bg-accent-wash text-accent' : 'text-ink-soft hover:bg-sunken hover:text-ink',
      )}
    >
      <Icon className="size-4.5" strokeWidth={1.8} aria-hidden />
      {t(item.name)}
    </Link>
  );
}

const barItems = [
  { ...overviewItem, name: 'overview' },
  { ...campaignsItem, name: 'campaigns' },
  { ...automationsItem, name: 'automations' },
  { ...contactsItem, name: 'contacts' },
] as const;

/** The phone's bottom bar: the four places most visited, and `menu` for the rest. */
export function BottomBar({ menu }: { readonly menu: ReactNode }) {
  const t = useTranslations('nav');
  const pathname = usePathname();
  return (
    <nav
      aria-label={t('main')}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-5 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {barItems.map((item) => {
        const current = isCurrent(pathname, item.href);
        const Icon = item.icon;
        return (
          <Link
            key={item.href}
            href={item.href}
            aria-current={current ? 'page' : undefined}
            className={cx(
              'flex h-15 min-w-0 flex-col items-center justify-center gap-1 text-[0.72rem] font-medium',
              current ? 'text-accent' : 'text-ink-faint',
            )}
          >
            <Icon className="size-5" strokeWidth={1.8} aria-hidden />
            <span aria-hidden className="max-w-full truncate px-0.5">
              {t(`short.${item.name}`)}
            </span>
            <span className="sr-only">{t(item.name)}</span>
          </Link>
        );
      })}
      {menu}
    </nav>
  );
}
