import type { Locale } from '../../domain/locale/locale';
import { negotiateLocale } from '../../domain/locale/locale';

/** The reader's language, as their browser asks for it. */
export const requestLocale = (request: Request | undefined): Locale =>
  negotiateLocale(request?.headers.get('accept-language') ?? undefined);
