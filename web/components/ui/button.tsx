import type { VariantProps } from 'class-variance-authority';
import { cva } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cx } from './class-names';

const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded-lg font-medium whitespace-nowrap transition-colors duration-150 select-none disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:bg-accent-strong',
        secondary: 'border border-line bg-surface text-ink shadow-lift hover:border-line-strong hover:bg-sunken',
        quiet: 'text-ink-soft hover:bg-sunken hover:text-ink',
        danger: 'bg-bad text-on-accent hover:bg-bad-strong',
        link: 'text-accent underline-offset-4 hover:underline',
      },
      size: {
        small: 'h-8 px-3 text-[0.8667rem]',
        normal: 'h-9.5 px-4 text-[0.9333rem]',
        large: 'h-11 px-5 text-base',
        icon: 'size-9.5',
        smallIcon: 'size-8',
        inline: 'h-auto p-0 text-[length:inherit]',
      },
    },
    defaultVariants: { look: 'secondary', size: 'normal' },
  },
);

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonStyle> {
  /** Puts the style on the child, such as a link. */
  readonly asChild?: boolean;
  /** Shows that the action is under way and takes no second press. */
  readonly busy?: boolean;
}

export function Button({ className, look, size, asChild, busy = false, disabled, children, ...rest }: ButtonProps) {
  const style = cx(buttonStyle({ look, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={style} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button type="button" className={style} disabled={disabled || busy} aria-busy={busy} {...rest}>
      {busy ? <LoaderCircle className="animate-spin" aria-hidden /> : null}
      {children}
    </button>
  );
}
