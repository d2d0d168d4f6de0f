import Link from 'next/link';
import type { ReactNode } from 'react';
import { cx } from '../ui/class-names';

/** The link of a row: its text is the name, its surface the whole row. */
export function RowLink(props: { readonly href: string; readonly children: ReactNode; readonly className?: string }) {
  return (
    <Link
      href={props.href}
      className={cx(
        'font-medium after:absolute after:inset-0 hover:text-accent focus-visible:after:outline-2',
        props.className,
      )}
    >
      {props.children}
    </Link>
  );
}
