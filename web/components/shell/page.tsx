import type { ReactNode } from 'react';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { cx } from '../ui/class-names';

interface PageProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: { readonly href: string; readonly label: string };
  readonly children: ReactNode;
  /** Narrow for forms and texts, wide for tables and flows. */
  readonly width?: 'narrow' | 'normal' | 'wide';
}

const widths = { narrow: 'max-w-3xl', normal: 'max-w-6xl', wide: 'max-w-[96rem]' } as const;

export function Page({ title, lead, actions, back, children, width = 'normal' }: PageProps) {
  return (
    <div className={cx('mx-auto w-full px-4 pt-6 sm:px-8 sm:pt-9', widths[width])}>
      {back ? (
        <Link
          href={back.href}
          className="mb-3 inline-flex items-center gap-1.5 rounded text-[0.8667rem] text-ink-faint hover:text-ink"
        >
          <ArrowLeft className="size-3.5" aria-hidden />
          {back.label}
        </Link>
      ) : null}
      <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-[1.8rem] leading-[1.15] font-semibold tracking-[-0.028em] break-words">{title}</h1>
          {lead ? <div className="mt-1.5 text-ink-soft">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
