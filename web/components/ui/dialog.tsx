'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { cx } from './class-names';

interface OverlayProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

const veil = 'fixed inset-0 z-40 animate-fade bg-veil';

/** Gives the focus back to what had it: our overlays are opened by state, so Radix knows no trigger to return to. */
function useFocusReturn() {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    },
  };
}

function Heading({ title, description }: Pick<OverlayProps, 'title' | 'description'>) {
  return (
    <div className="flex flex-col gap-1 pr-10">
      <Radix.Title className="text-[1.2rem] font-semibold tracking-[-0.015em]">{title}</Radix.Title>
      {description ? (
        <Radix.Description className="text-[0.9333rem] text-ink-soft">{description}</Radix.Description>
      ) : null}
    </div>
  );
}

function Close() {
  const t = useTranslations('common');
  return (
    <Radix.Close asChild>
      <Button look="quiet" size="smallIcon" className="absolute top-3.5 right-3.5" aria-label={t('close')}>
        <X aria-hidden />
      </Button>
    </Radix.Close>
  );
}

/** A question over the page: centred on a wide screen, risen from the bottom on a phone. */
export function Dialog({ open, onOpenChange, title, description, children, className }: OverlayProps) {
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={veil} />
        <Radix.Content
          {...focusReturn}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] animate-slide-up flex-col gap-5 overflow-y-auto rounded-t-2xl border border-line bg-surface p-5 shadow-float outline-none',
            'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-1/2 sm:animate-fade sm:rounded-2xl sm:p-6',
            className,
          )}
        >
          <Heading title={title} description={description} />
          <Close />
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A panel from the right edge, for what belongs to the page behind it. */
export function Sheet({ open, onOpenChange, title, description, children, className }: OverlayProps) {
  const focusReturn = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={veil} />
        <Radix.Content
          {...focusReturn}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed inset-y-0 right-0 z-50 flex w-full max-w-md animate-slide-left flex-col gap-5 overflow-y-auto border-l border-line bg-surface p-5 shadow-float outline-none sm:p-6',
            className,
          )}
        >
          <Heading title={title} description={description} />
          <Close />
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>;
}
