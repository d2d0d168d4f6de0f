'use client';

import { Check } from 'lucide-react';
import { Checkbox as Radix, Switch as RadixSwitch } from 'radix-ui';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { cx } from './class-names';

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  readonly className?: string;
}

export function Checkbox({ checked, onChange, label, hint, disabled = false, className }: CheckboxProps) {
  const id = useId();
  return (
    <div className={cx('flex items-start gap-2.5', className)}>
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(state) => onChange(state === true)}
        className="mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-[5px] border border-line-strong bg-surface data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-on-accent disabled:opacity-50"
      >
        <Radix.Indicator>
          <Check className="size-3.5" strokeWidth={3} aria-hidden />
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className="text-[0.9333rem] leading-snug">
        {label}
        {hint ? <span className="mt-0.5 block text-[0.8667rem] text-ink-faint">{hint}</span> : null}
      </label>
    </div>
  );
}

export function Switch({ checked, onChange, label, hint, disabled = false, className }: CheckboxProps) {
  const id = useId();
  return (
    <div className={cx('flex items-start justify-between gap-4', className)}>
      <label htmlFor={id} className="text-[0.9333rem] leading-snug">
        {label}
        {hint ? <span className="mt-0.5 block text-[0.8667rem] text-ink-faint">{hint}</span> : null}
      </label>
      <RadixSwitch.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        className="inline-flex h-5.5 w-9.5 shrink-0 items-center rounded-full bg-line-strong px-0.5 transition-colors data-[state=checked]:bg-accent disabled:opacity-50"
      >
        <RadixSwitch.Thumb className="size-4.5 rounded-full bg-surface shadow-lift transition-transform data-[state=checked]:translate-x-4" />
      </RadixSwitch.Root>
    </div>
  );
}
