import type { ComponentProps, ReactNode } from 'react';
import { cx } from './class-names';

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cx('rounded-xl border border-line bg-surface', className)} {...rest} />;
}

interface CardHeaderProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly id?: string;
}

export function CardHeader({ title, description, actions, id }: CardHeaderProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4.5 pb-3.5">
      <div className="min-w-0">
        <h2 id={id} className="text-[1.0667rem] font-semibold tracking-[-0.01em]">
          {title}
        </h2>
        {description ? <p className="mt-0.5 text-[0.8667rem] text-ink-faint">{description}</p> : null}
      </div>
      {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
    </div>
  );
}

export function CardBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div className={cx('px-5 pb-5', className)} {...rest} />;
}
