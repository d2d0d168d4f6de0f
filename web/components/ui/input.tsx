import type { ComponentProps } from 'react';
import { cx } from './class-names';

export const fieldStyle =
  'w-full rounded-lg border border-line-strong bg-surface px-3 text-[0.9333rem] text-ink transition-colors hover:border-ink-faint focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-ink-faint aria-invalid:border-bad';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input className={cx(fieldStyle, 'h-9.5', className)} {...rest} />;
}

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={cx(fieldStyle, 'min-h-24 py-2 leading-relaxed', className)} {...rest} />;
}
