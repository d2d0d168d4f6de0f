import type { Locale } from '../../domain/locale/locale';
import en from '../messages/en.json';
import fr from '../messages/fr.json';

export const messagesByLocale = { en, fr } satisfies Record<Locale, typeof en>;

export type Messages = typeof en;
