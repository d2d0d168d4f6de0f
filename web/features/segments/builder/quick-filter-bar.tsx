'use client';

import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { quickFilters } from '../../../../domain/segment/criteria';
import { Button } from '../../../components/ui/button';
import { Menu, MenuItem } from '../../../components/ui/dropdown-menu';
import { useBuilderActions, useBuilderState } from './builder-context';
import type { RowFault } from './faults';
import type { QuickFilters } from './query';
import { QuickFilterFields } from './quick-filter-fields';
import { RowFaults } from './row-frame';

/** A filter as it begins: one that narrows nothing until it is filled in, or what is asked most. */
const beginnings: Readonly<Required<QuickFilters>> = {
  tags: [],
  excludeTags: [],
  engagementLevel: 'HIGH',
  lastActivityDays: 30,
  location: {},
  ageRange: {},
  purchaseHistory: { count: { min: 1 } },
  totalSpent: {},
};

interface QuickFilterBarProps {
  readonly quick: QuickFilters;
  readonly faults: readonly RowFault[];
}

/** The filters that narrow the audience whatever the conditions say, each in a line of its own. */
export function QuickFilterBar({ quick, faults }: QuickFilterBarProps) {
  const t = useTranslations('builder');
  const { setQuick } = useBuilderActions();
  const { disabled } = useBuilderState();
  const active = quickFilters.filter((kind) => quick[kind] !== undefined);
  const idle = quickFilters.filter((kind) => quick[kind] === undefined);
  if (disabled && active.length === 0) return null;
  return (
    <section aria-label={t('quick.title')} className="border-t border-line pt-3.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 className="text-[0.9333rem] font-semibold">
          {t('quick.title')}
          <span className="ml-2 text-[0.8667rem] font-normal text-ink-faint">{t('quick.hint')}</span>
        </h3>
        {disabled || idle.length === 0 ? null : (
          <Menu
            trigger={
              <Button look="quiet" size="small" className="-ml-3 sm:ml-0">
                <Plus aria-hidden />
                {t('quick.add')}
              </Button>
            }
          >
            {idle.map((kind) => (
              <MenuItem key={kind} onSelect={() => setQuick({ ...quick, [kind]: beginnings[kind] })}>
                {t(`quick.${kind}`)}
              </MenuItem>
            ))}
          </Menu>
        )}
      </div>
      {active.length === 0 ? null : (
        <ul className="mt-2.5 flex flex-col gap-1.5">
          {active.map((kind) => {
            const messages = faults.filter(({ member }) => member.split('.')[0] === kind).map(({ message }) => message);
            const { [kind]: _removed, ...others } = quick;
            return (
              <li key={kind} className="@container rounded-lg bg-sunken py-2 pr-2 pl-3">
                <div className="flex items-start gap-1">
                  <div className="flex min-w-0 flex-1 flex-col gap-x-3 gap-y-2 @lg:flex-row @lg:items-start">
                    <span className="shrink-0 pt-1 text-[0.9333rem] font-medium @lg:w-44 @lg:pt-2">
                      {t(`quick.${kind}`)}
                    </span>
                    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2">
                      <QuickFilterFields
                        kind={kind}
                        quick={quick}
                        invalid={messages.length > 0}
                        describedBy={messages.length > 0 ? `fault-quick-${kind}` : undefined}
                      />
                    </div>
                  </div>
                  {disabled ? null : (
                    <Button
                      look="quiet"
                      size="icon"
                      className="-mr-1.5 w-8"
                      aria-label={t('quick.remove', { name: t(`quick.${kind}`) })}
                      onClick={() => setQuick(others)}
                    >
                      <X aria-hidden />
                    </Button>
                  )}
                </div>
                <RowFaults id={`fault-quick-${kind}`} messages={messages} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
