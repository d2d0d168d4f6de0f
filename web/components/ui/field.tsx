'use client';

import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { cx } from './class-names';

/** What a control takes to be tied to its label, hint and error. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: string;
  readonly className?: string;
  readonly hideLabel?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A labelled control with its hint and its error, read together by a screen reader. */
export function Field({ label, hint, error, optional, className, hideLabel = false, children }: FieldProps) {
  const id = useId();
  const note = error || hint ? `${id}-note` : undefined;
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className={cx('text-[0.8667rem] font-medium text-ink-soft', hideLabel && 'sr-only')}>
        {label}
        {optional ? <span className="ml-1.5 font-normal text-ink-faint">{optional}</span> : null}
      </label>
      {children({ id, 'aria-describedby': note, 'aria-invalid': Boolean(error) })}
      {error ? (
        <p id={note} role="alert" className="flex items-start gap-1.5 text-[0.8667rem] text-bad">
          <CircleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : hint ? (
        <p id={note} className="text-[0.8667rem] text-ink-faint">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
