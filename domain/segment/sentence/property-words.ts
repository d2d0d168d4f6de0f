import type { Locale } from '../../locale/locale';
import { CAMPAIGN_OF_EVENT, PRODUCTS, TIME_OF_EVENT } from '../event-members';
import { quoted } from './text';
import { ownValue } from '../../record/own';

/** How a property of an event is spoken of. */
export interface PropertyWords {
  /** Without an article; null for one that an organisation made up, which is quoted. */
  readonly noun: string | null;
  /** As it stands in a sentence: “currency”, « la devise », « « seats » ». */
  readonly name: string;
  readonly feminine: boolean;
}

const english: Readonly<Record<string, string>> = {
  [TIME_OF_EVENT]: 'date',
  [CAMPAIGN_OF_EVENT]: 'campaign',
  [PRODUCTS]: 'list of products',
  amount: 'amount',
  currency: 'currency',
  product: 'product',
  orderId: 'order',
  url: 'address',
  formId: 'form',
  tag: 'tag',
  source: 'source',
  topic: 'topic',
};

const french: Readonly<Record<string, readonly [article: 'le ' | 'la ' | "l'", noun: string, feminine: boolean]>> = {
  [TIME_OF_EVENT]: ['la ', 'date', true],
  [CAMPAIGN_OF_EVENT]: ['la ', 'campagne', true],
  [PRODUCTS]: ['la ', 'liste de produits', true],
  amount: ['le ', 'montant', false],
  currency: ['la ', 'devise', true],
  product: ['le ', 'produit', false],
  orderId: ['la ', 'commande', true],
  url: ["l'", 'adresse', true],
  formId: ['le ', 'formulaire', false],
  tag: ["l'", 'étiquette', true],
  source: ['la ', 'source', true],
  topic: ['le ', 'thème', false],
};

export function wordsOfProperty(property: string, locale: Locale): PropertyWords {
  if (locale === 'en') {
    const noun = ownValue(english, property) ?? null;
    return { noun, name: noun ?? quoted(property, locale), feminine: false };
  }
  const [article = '', noun = null, feminine = false] = ownValue(french, property) ?? [];
  return { noun, name: noun === null ? quoted(property, locale) : `${article}${noun}`, feminine };
}
