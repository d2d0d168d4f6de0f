'use client';

import { useFormatter } from 'use-intl';

interface ShareListProps {
  readonly label: string;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  /** What the counts are parts of. */
  readonly total: number;
}

/** Counts with their share of a whole, each with a bar; a list, so that nobody needs to see the bars. */
export function ShareList({ label, rows, total }: ShareListProps) {
  const format = useFormatter();
  const shareOf = (count: number) => (total > 0 ? count / total : 0);
  return (
    <ul aria-label={label} className="flex flex-col gap-2.5">
      {rows.map(({ id, name, count }) => (
        <li key={id} className="text-[0.9333rem]">
          <span className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 break-words">{name}</span>
            <span className="shrink-0 whitespace-nowrap tabular-nums">
              {format.number(count)}{' '}
              <span className="text-[0.8667rem] text-ink-faint">{format.number(shareOf(count), 'percent')}</span>
            </span>
          </span>
          <span className="mt-1 block h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden>
            <span className="block h-full rounded-full bg-accent" style={{ width: `${shareOf(count) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
