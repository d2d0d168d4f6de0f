import type { ReactNode } from 'react';
import { cx } from './class-names';

export type Tone = 'neutral' | 'accent' | 'good' | 'warn' | 'bad';

const tones: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-ink-soft',
  accent: 'bg-accent-wash text-accent',
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
};

interface BadgeProps {
  readonly tone?: Tone;
  readonly children: ReactNode;
  readonly className?: string;
  /** A dot that breathes: something is under way. */
  readonly live?: boolean;
}

export function Badge({ tone = 'neutral', live = false, className, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1.5 rounded-full px-2.25 py-0.5 text-[0.8rem] leading-5 font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {live ? <span className="size-1.5 animate-pulse rounded-full bg-current" aria-hidden /> : null}
      {children}
    </span>
  );
}

/** A tag of the reader's own making: outlined, so that it is not taken for a status. */
export function Tag({ children, className }: Pick<BadgeProps, 'children' | 'className'>) {
  return (
    <span
      className={cx(
        'inline-flex max-w-44 items-center rounded-md border border-line bg-surface px-1.75 text-[0.8rem] leading-5.5 text-ink-soft',
        className,
      )}
    >
      <span className="truncate">{children}</span>
    </span>
  );
}
