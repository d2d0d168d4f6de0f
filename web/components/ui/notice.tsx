import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './class-names';

type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const looks = {
  info: { icon: Info, style: 'bg-accent-wash text-accent' },
  good: { icon: CircleCheck, style: 'bg-good-wash text-good' },
  warn: { icon: TriangleAlert, style: 'bg-warn-wash text-warn' },
  bad: { icon: CircleAlert, style: 'bg-bad-wash text-bad' },
} as const;

interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

/** A sentence that stays on the page; an error is announced as it appears. */
export function Notice({ tone = 'info', title, children, action, className }: NoticeProps) {
  const { icon: Icon, style } = looks[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cx(
        'flex flex-wrap items-start gap-x-2.5 gap-y-3 rounded-xl px-4 py-3 text-[0.9333rem] sm:flex-nowrap',
        style,
        className,
      )}
    >
      <Icon className="mt-0.5 size-4.5 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1 basis-[calc(100%-2rem)] sm:basis-0">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
      </div>
      {action ? <div className="ml-7 shrink-0 sm:ml-0">{action}</div> : null}
    </div>
  );
}
