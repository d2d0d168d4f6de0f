'use client';

import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from '../../../components/ui/class-names';
import { fieldStyle } from '../../../components/ui/input';

interface PickerButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly label: string;
  readonly shown: string;
  /** Shown as a placeholder: nothing is chosen yet. */
  readonly isEmpty?: boolean;
}

/** Looks like a select, and opens a list that can be searched. */
export function PickerButton({ label, shown, isEmpty = false, className, ...rest }: PickerButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      className={cx(fieldStyle, 'flex h-9.5 items-center justify-between gap-2 text-left', className)}
      {...rest}
    >
      <span className={cx('truncate', isEmpty && 'text-ink-faint')}>{shown}</span>
      <ChevronDown className="size-4 shrink-0 text-ink-faint" aria-hidden />
    </button>
  );
}
