'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cx } from './class-names';

interface MenuProps {
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
  readonly side?: 'top' | 'bottom';
}

const itemStyle =
  'flex cursor-pointer items-center gap-2.5 rounded-lg px-2.5 py-1.75 text-[0.9333rem] outline-none select-none data-disabled:pointer-events-none data-disabled:opacity-50 data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0';

export function Menu({ trigger, children, align = 'end', side = 'bottom' }: MenuProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto rounded-xl border border-line bg-surface p-1 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  readonly danger?: boolean;
}

export function MenuItem({ className, danger = false, ...rest }: MenuItemProps) {
  return (
    <Radix.Item
      className={cx(itemStyle, danger ? 'text-bad data-highlighted:bg-bad-wash' : '[&_svg]:text-ink-faint', className)}
      {...rest}
    />
  );
}

interface MenuCheckProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  /** A list of choices is left open while several are ticked. */
  readonly stayOpen?: boolean;
}

export function MenuCheck({ checked, onChange, children, stayOpen = false }: MenuCheckProps) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      {...(stayOpen ? { onSelect: (event) => event.preventDefault() } : {})}
      className={cx(itemStyle, 'relative pl-8.5')}
    >
      <Radix.ItemIndicator className="absolute left-2.5">
        <Check className="text-accent" aria-hidden />
      </Radix.ItemIndicator>
      {children}
    </Radix.CheckboxItem>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-2 pb-1 text-[0.8rem] text-ink-faint">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
