import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Toaster } from '../components/ui/toaster';
import { TooltipProvider } from '../components/ui/tooltip';
import { AppIntlProvider } from '../i18n/intl-provider';
import { requestLocale, requestTheme } from '../i18n/locale';
import { messagesByLocale } from '../i18n/messages';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Fermata', template: '%s · Fermata' },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#131211' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, theme] = await Promise.all([requestLocale(), requestTheme()]);
  const messages = messagesByLocale[locale];
  return (
    <html lang={locale} {...(theme === 'system' ? {} : { 'data-theme': theme })}>
      <body>
        <AppIntlProvider locale={locale} messages={messages}>
          <TooltipProvider delayDuration={250}>{children}</TooltipProvider>
          <Toaster theme={theme} label={messages.common.notifications} />
        </AppIntlProvider>
      </body>
    </html>
  );
}
