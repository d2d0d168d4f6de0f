'use client';

import type { ReactNode } from 'react';
import { IntlProvider } from 'use-intl';
import type { Locale } from '../../domain/locale/locale';
import { formats } from './formats';
import type { Messages } from './messages';

interface AppIntlProviderProps {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly children: ReactNode;
}

/** Dates are shown in the reader's own time zone; the server renders none. */
export function AppIntlProvider({ locale, messages, children }: AppIntlProviderProps) {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <IntlProvider locale={locale} messages={messages} formats={formats} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
