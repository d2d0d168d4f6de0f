import type { ReactNode } from 'react';

interface EntrancePageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}

export function EntrancePage({ title, lead, children, footer }: EntrancePageProps) {
  return (
    <>
      <h1 className="text-[2rem] leading-tight font-semibold tracking-[-0.03em]">{title}</h1>
      <p className="mt-1.5 mb-7 text-ink-soft">{lead}</p>
      {children}
      {footer ? <p className="mt-8 border-t border-line pt-5 text-[0.9333rem] text-ink-soft">{footer}</p> : null}
    </>
  );
}
