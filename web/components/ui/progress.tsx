import type { Tone } from './badge';
import { cx } from './class-names';

const fills: Readonly<Record<Tone, string>> = {
  neutral: 'bg-line-strong',
  accent: 'bg-accent',
  good: 'bg-good',
  warn: 'bg-warn',
  bad: 'bg-bad',
};

export interface ProgressPart {
  readonly value: number;
  readonly tone: Tone;
  readonly name: string;
}

interface ProgressProps {
  readonly label: string;
  readonly total: number;
  readonly parts: readonly ProgressPart[];
  readonly className?: string;
}

/** A bar of parts in proportion to `total`; what is left stays empty. */
export function Progress({ label, total, parts, className }: ProgressProps) {
  const done = parts.reduce((sum, part) => sum + part.value, 0);
  const share = (value: number) => (total > 0 ? Math.min(100, (value / total) * 100) : 0);
  return (
    <div className={cx('flex h-2 w-full gap-px overflow-hidden rounded-full bg-sunken', className)}>
      <progress className="sr-only" aria-label={label} max={100} value={Math.round(share(done))} />
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <span
            key={part.name}
            title={part.name}
            style={{ width: `${share(part.value)}%` }}
            className={cx('block h-full transition-[width] duration-500 ease-out', fills[part.tone])}
          />
        ))}
    </div>
  );
}
