import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Says what belongs here and offers the first step. */
export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      <span className="grid size-11 place-items-center rounded-full bg-accent-wash text-accent">
        <Icon className="size-5" aria-hidden />
      </span>
      <h3 className="text-[1.0667rem] font-semibold tracking-[-0.01em]">{title}</h3>
      {children ? <p className="max-w-md text-[0.9333rem] text-ink-soft text-pretty">{children}</p> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
