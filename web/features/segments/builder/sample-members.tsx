'use client';

import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../../components/ui/class-names';
import { Skeleton } from '../../../components/ui/skeleton';
import { holdTogether } from '../../../i18n/french-spaces';
import { nameOf } from '../../contacts/contact-badges';
import type { AudienceState } from './audience';
import { useSample } from './audience';

const SHOWN_FIRST = 5;

/** The first people in the audience, each with the conditions that hold for them. */
export function SampleMembers({ audience }: { readonly audience: AudienceState }) {
  const t = useTranslations('builder');
  const id = useId();
  const [open, setOpen] = useState(true);
  const [shown, setShown] = useState(SHOWN_FIRST);
  const { settled, isAsked, error, size, isCounting, missing } = audience;
  const isWanted = open && isAsked && error === null && size !== null && size.count > 0;
  const { data } = useSample(settled, isWanted);
  const members = data?.members ?? [];
  const isComing = isWanted || (isCounting && missing === 0 && error === null);
  return (
    <div className="border-t border-line pt-3">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center justify-between gap-2 rounded py-1 text-left text-[0.9333rem] font-semibold"
      >
        {t('sample.title')}
        <ChevronDown aria-hidden className={cx('size-4 text-ink-faint transition-transform', open && 'rotate-180')} />
      </button>
      <div id={id} hidden={!open}>
        {size?.count === 0 && isAsked ? (
          <p className="py-2 text-[0.9333rem] text-ink-faint">{t('sample.nobody')}</p>
        ) : members.length === 0 ? (
          isComing ? (
            <SampleSkeleton />
          ) : (
            <p className="py-2 text-[0.9333rem] text-ink-faint">{t('sample.later')}</p>
          )
        ) : (
          <ul className="divide-y divide-line">
            {members.slice(0, shown).map((member) => (
              <li key={member.id} className="py-2.5">
                <p className="truncate text-[0.9333rem] font-medium">{nameOf(member)}</p>
                {nameOf(member) === member.email ? null : (
                  <p className="truncate text-[0.8667rem] text-ink-faint">{member.email}</p>
                )}
                {member.why.length > 0 ? (
                  <p className="mt-0.5 line-clamp-3 text-[0.8667rem] text-pretty text-ink-soft">
                    {t('sample.why', { why: holdTogether(member.why.join(' · ')) })}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {members.length > shown ? (
          <button
            type="button"
            onClick={() => setShown(members.length)}
            className="mt-1 rounded text-[0.8667rem] font-medium text-accent hover:underline"
          >
            {t('sample.more', { count: members.length - shown })}
          </button>
        ) : null}
      </div>
    </div>
  );
}

function SampleSkeleton() {
  return (
    <div className="flex flex-col gap-3.5 py-3">
      {[1, 2, 3].map((row) => (
        <div key={row} className="flex flex-col gap-1.5">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-3.5 w-4/5" />
        </div>
      ))}
    </div>
  );
}
