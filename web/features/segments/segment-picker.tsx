'use client';

import { Plus, X } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../components/ui/button';
import { Menu, MenuCheck } from '../../components/ui/dropdown-menu';
import { useSegments } from './api';

interface SegmentPickerProps {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Chosen elsewhere, so not offered here. */
  readonly except?: readonly string[];
}

const MOST = 200;

/** Several segments, each with how many people it holds. */
export function SegmentPicker({ label, value, onChange, except = [] }: SegmentPickerProps) {
  const t = useTranslations('campaigns');
  const common = useTranslations('common');
  const format = useFormatter();
  const { data } = useSegments({ limit: MOST });
  const segments = data?.items ?? [];
  const offered = segments.filter(({ id }) => !except.includes(id));
  const nameOf = (id: string) => segments.find((segment) => segment.id === id)?.name ?? '…';
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8667rem] font-medium text-ink-soft">{label}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {value.map((id) => (
          <span
            key={id}
            className="inline-flex items-center gap-1 rounded-lg bg-accent-wash py-1 pr-1 pl-3 text-[0.9333rem] text-accent"
          >
            {nameOf(id)}
            <button
              type="button"
              className="rounded p-1 hover:bg-surface"
              aria-label={common('removeNamed', { name: nameOf(id) })}
              onClick={() => onChange(value.filter((other) => other !== id))}
            >
              <X className="size-3.5" aria-hidden />
            </button>
          </span>
        ))}
        {data && offered.length === 0 && value.length === 0 ? (
          <p className="text-[0.9333rem] text-ink-faint">{t('noSegments')}</p>
        ) : (
          <Menu
            align="start"
            trigger={
              <Button size="small">
                <Plus aria-hidden />
                {t('addSegment')}
              </Button>
            }
          >
            {offered.map((segment) => (
              <MenuCheck
                key={segment.id}
                stayOpen
                checked={value.includes(segment.id)}
                onChange={(checked) =>
                  onChange(checked ? [...value, segment.id] : value.filter((other) => other !== segment.id))
                }
              >
                <span className="flex-1">{segment.name}</span>
                <span className="ml-6 text-ink-faint tabular-nums">{format.number(segment.contactCount)}</span>
              </MenuCheck>
            ))}
          </Menu>
        )}
      </div>
    </fieldset>
  );
}
