import 'use-intl';
import type { Locale } from '../../domain/locale/locale';
import type { formats } from './formats';
import type { Messages as AppMessages } from './messages';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: AppMessages;
    Formats: typeof formats;
  }
}
