'use client';

import { Toaster as Sonner } from 'sonner';
import type { Theme } from '../../i18n/preferences';

/** Where short answers to an action appear; `toast` of sonner puts them there. */
export function Toaster({ theme, label }: { readonly theme: Theme; readonly label: string }) {
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      containerAriaLabel={label}
      mobileOffset={{ bottom: 76 }}
      toastOptions={{
        classNames: {
          toast: 'bg-surface! text-ink! border-line! shadow-float! rounded-xl! font-sans! text-[0.9333rem]!',
          description: 'text-ink-soft!',
          error: 'text-bad!',
        },
      }}
    />
  );
}
