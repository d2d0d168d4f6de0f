import type { ReactNode } from 'react';
import type { Tone } from '../ui/badge';
import { cx } from '../ui/class-names';

const inks: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink',
  accent: 'text-accent',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
};

interface StatProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly tone?: Tone;
}

/** A number and what it counts. */
export function Stat({ label, value, note, tone = 'neutral' }: StatProps) {
  return (
    <div className="min-w-0">
      <dt className="text-[0.8667rem] text-ink-faint">{label}</dt>
      <dd
        className={cx('mt-0.5 text-[1.6rem] leading-tight font-semibold tracking-[-0.03em] tabular-nums', inks[tone])}
      >
        {value}
      </dd>
      {note ? <dd className="mt-0.5 text-[0.8rem] text-ink-faint tabular-nums">{note}</dd> : null}
    </div>
  );
}
