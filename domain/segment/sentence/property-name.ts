import type { Locale } from '../../locale/locale';
import { quoted } from './text';

/** A property of events as a sentence names it after “whose” and « dont ». */
export interface PropertyName {
  readonly name: string;
  /** Without its article, where the sentence may use one of its own; null for a name that is quoted. */
  readonly noun: string | null;
  readonly feminine: boolean;
}

const property = (name: string, noun: string, feminine = false): PropertyName => ({ name, noun, feminine });

const known: Readonly<Record<Locale, Readonly<Record<string, PropertyName>>>> = {
  en: {
    amount: property('amount', 'amount'),
    currency: property('currency', 'currency'),
    product: property('product', 'product'),
    url: property('address', 'address'),
  },
  fr: {
    amount: property('le montant', 'montant'),
    currency: property('la devise', 'devise', true),
    product: property('le produit', 'produit'),
    url: property("l'adresse", 'adresse', true),
  },
};

/** A property of an organisation's own is quoted as it was recorded. */
export const nameOfProperty = (name: string, locale: Locale): PropertyName =>
  known[locale][name] ?? { name: quoted(name, locale), noun: null, feminine: false };
