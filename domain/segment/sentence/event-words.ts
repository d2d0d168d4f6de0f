import { eventNames } from '../../event/event';
import type { Locale } from '../../locale/locale';
import { ownValue } from '../../record/own';

/** An event as something done to things that can be counted: « ouvert », « email », « emails ». */
export interface EventWords {
  readonly verb: string;
  /** English has a base form for its negation; French uses the participle. */
  readonly base: string;
  /** Without an article. */
  readonly single: string;
  readonly one: string;
  readonly many: string;
  readonly none: string;
}

const english = (verb: string, base: string, one: string): EventWords => ({
  verb,
  base,
  single: one,
  one: `one ${one}`,
  many: `${one}s`,
  none: `any ${one}`,
});
const french = (verb: string, one: string, many = `${one}s`): EventWords => ({
  verb,
  base: verb,
  single: one,
  one: `un ${one}`,
  many,
  none: `aucun ${one}`,
});

const eventWords: Readonly<Record<Locale, Readonly<Record<string, EventWords>>>> = {
  en: {
    [eventNames.emailSent]: english('received', 'receive', 'email'),
    [eventNames.emailOpened]: english('opened', 'open', 'email'),
    [eventNames.linkClicked]: english('clicked', 'click', 'link'),
    [eventNames.formSubmitted]: english('submitted', 'submit', 'form'),
    [eventNames.emailBounced]: english('had', 'have', 'bounced email'),
    [eventNames.unsubscribed]: english('made', 'make', 'unsubscription'),
    [eventNames.purchaseMade]: english('made', 'make', 'purchase'),
  },
  fr: {
    [eventNames.emailSent]: french('reçu', 'email'),
    [eventNames.emailOpened]: french('ouvert', 'email'),
    [eventNames.linkClicked]: french('cliqué sur', 'lien'),
    [eventNames.formSubmitted]: french('envoyé', 'formulaire'),
    [eventNames.emailBounced]: french('eu', 'email rejeté', 'emails rejetés'),
    [eventNames.unsubscribed]: french('fait', 'désabonnement'),
    [eventNames.purchaseMade]: french('fait', 'achat'),
  },
};

/** What a list of events calls each of the known ones. */
const eventLabels: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: {
    CONTACT_CREATED: 'contact added',
    CONTACT_UPDATED: 'contact changed',
    EMAIL_SENT: 'email received',
    EMAIL_OPENED: 'email opened',
    LINK_CLICKED: 'link clicked',
    EMAIL_BOUNCED: 'email bounced',
    UNSUBSCRIBED: 'unsubscribed',
    CONSENT_CHANGED: 'consent changed',
    FORM_SUBMITTED: 'form submitted',
    PURCHASE_MADE: 'purchase made',
    SCORE_CHANGED: 'score changed',
    TAG_ADDED: 'tag added',
    TAG_REMOVED: 'tag removed',
    TOPIC_CHANGED: 'topic switched on or off',
    SEGMENT_ENTERED: 'segment entered',
    SEGMENT_LEFT: 'segment left',
  },
  fr: {
    CONTACT_CREATED: 'contact ajouté',
    CONTACT_UPDATED: 'contact modifié',
    EMAIL_SENT: 'email reçu',
    EMAIL_OPENED: 'email ouvert',
    LINK_CLICKED: 'lien cliqué',
    EMAIL_BOUNCED: 'email rejeté',
    UNSUBSCRIBED: 'désabonnement',
    CONSENT_CHANGED: 'consentement modifié',
    FORM_SUBMITTED: 'formulaire envoyé',
    PURCHASE_MADE: 'achat',
    SCORE_CHANGED: 'score modifié',
    TAG_ADDED: 'étiquette ajoutée',
    TAG_REMOVED: 'étiquette retirée',
    TOPIC_CHANGED: 'thème accepté ou refusé',
    SEGMENT_ENTERED: 'entrée dans un segment',
    SEGMENT_LEFT: "sortie d'un segment",
  },
};

/** What a reader calls an event; one of an organisation's own keeps its name. */
export const eventLabel = (name: string, locale: Locale): string => ownValue(eventLabels[locale], name) ?? name;

/** An event without a verb of its own is counted by what it is called. */
export function wordsOfEvent(name: string, locale: Locale): EventWords {
  const known = ownValue(eventWords[locale], name);
  if (known) return known;
  const label = eventLabel(name, locale);
  return locale === 'fr'
    ? french('eu', `événement « ${label} »`, `événements « ${label} »`)
    : { ...english('had', 'have', `“${label}” event`), many: `“${label}” events` };
}
