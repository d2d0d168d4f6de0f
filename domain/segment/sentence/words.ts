import type { Locale } from '../../locale/locale';
import type { ConsentType } from '../../consent/consent';
import type { AutomationState, CampaignOutcome, ContactField } from '../fields';

/** A thing a contact has one of. `article` goes before it: « un prénom », “an engagement score”. */
export interface Noun {
  readonly article: string;
  readonly noun: string;
}

const en = (noun: string): Noun => ({ article: /^[aeiou]/.test(noun) ? 'an' : 'a', noun });
const un = (noun: string): Noun => ({ article: 'un', noun });
const une = (noun: string): Noun => ({ article: 'une', noun });

/** Each column as a noun; the catalogue of fields shows the same words. */
export const columnNouns: Readonly<Record<Locale, Readonly<Record<ContactField, Noun>>>> = {
  en: {
    email: en('email address'),
    firstName: en('first name'),
    lastName: en('last name'),
    company: en('company'),
    position: en('position'),
    phone: en('phone number'),
    country: en('country'),
    region: en('region'),
    city: en('city'),
    timezone: en('time zone'),
    locale: en('language'),
    source: en('source'),
    status: en('status'),
    lifecycleStage: en('lifecycle stage'),
    engagementScore: en('engagement score'),
    leadScore: en('lead score'),
    birthDate: en('birth date'),
    lastActivity: en('last activity'),
    createdAt: en('creation date'),
    updatedAt: en('last change'),
    roles: en('métier'),
    tags: en('tag'),
  },
  fr: {
    email: une('adresse email'),
    firstName: un('prénom'),
    lastName: un('nom'),
    company: une('société'),
    position: une('fonction'),
    phone: un('numéro de téléphone'),
    country: un('pays'),
    region: une('région'),
    city: une('ville'),
    timezone: un('fuseau horaire'),
    locale: une('langue'),
    source: une('source'),
    status: un('statut'),
    lifecycleStage: une('étape du cycle de vie'),
    engagementScore: un("score d'engagement"),
    leadScore: un('score de prospect'),
    birthDate: une('date de naissance'),
    lastActivity: une('dernière activité'),
    createdAt: une('date de création'),
    updatedAt: une('dernière modification'),
    roles: un('métier'),
    tags: une('étiquette'),
  },
};

const le = (noun: string): Noun => ({ article: 'le', noun });
const bare = (noun: string): Noun => ({ article: '', noun });

export const consentNouns: Readonly<Record<Locale, Readonly<Record<ConsentType, Noun>>>> = {
  en: {
    EMAIL_MARKETING: bare('marketing by email'),
    SMS_MARKETING: bare('marketing by text message'),
    PHONE_MARKETING: bare('marketing by phone'),
    PROFILING: bare('profiling'),
    THIRD_PARTY_SHARING: bare('sharing with third parties'),
  },
  fr: {
    EMAIL_MARKETING: le('marketing par email'),
    SMS_MARKETING: le('marketing par SMS'),
    PHONE_MARKETING: le('marketing par téléphone'),
    PROFILING: le('profilage'),
    THIRD_PARTY_SHARING: le('partage avec des tiers'),
  },
};

/** A noun with its article, where it takes one. */
export const withArticle = ({ article, noun }: Noun): string => (article === '' ? noun : `${article} ${noun}`);

/** A past participle with its negation: « a ouvert », « n'a pas ouvert ». */
export interface Deed {
  readonly did: string;
  readonly didNot: string;
}

const deed = (verb: string, base = verb): Deed => ({ did: verb, didNot: `did not ${base}` });
const avoir = (participle: string): Deed => ({ did: `a ${participle}`, didNot: `n'a pas ${participle}` });

export const outcomeDeeds: Readonly<Record<Locale, Readonly<Record<CampaignOutcome, Deed>>>> = {
  en: {
    RECEIVED: deed('received', 'receive'),
    OPENED: deed('opened', 'open'),
    CLICKED: deed('clicked in', 'click in'),
    REPLIED: deed('replied to', 'reply to'),
    BOUNCED: deed('bounced on', 'bounce on'),
    UNSUBSCRIBED: deed('unsubscribed from', 'unsubscribe from'),
  },
  fr: {
    RECEIVED: avoir('reçu'),
    OPENED: avoir('ouvert'),
    CLICKED: avoir('cliqué dans'),
    REPLIED: avoir('répondu à'),
    BOUNCED: { did: 'a eu un rejet sur', didNot: "n'a pas eu de rejet sur" },
    UNSUBSCRIBED: { did: "s'est désabonné par", didNot: "ne s'est pas désabonné par" },
  },
};

const is = (rest: string): Deed => ({ did: `is ${rest}`, didNot: `is not ${rest}` });
const etre = (rest: string): Deed => ({ did: `est ${rest}`, didNot: `n'est pas ${rest}` });

/** Before the name of an automation. */
export const automationDeeds: Readonly<Record<Locale, Readonly<Record<AutomationState, Deed>>>> = {
  en: {
    ENTERED: deed('entered', 'enter'),
    ACTIVE: is('in'),
    WAITING: { did: 'waits in', didNot: 'does not wait in' },
    COMPLETED: deed('finished', 'finish'),
    EXITED: deed('left', 'leave'),
    GOAL_REACHED: deed('reached the goal of', 'reach the goal of'),
    FAILED: is('held up by an error in'),
  },
  fr: {
    ENTERED: etre('entré dans'),
    ACTIVE: etre('en cours dans'),
    WAITING: { did: 'attend dans', didNot: "n'attend pas dans" },
    COMPLETED: avoir('terminé'),
    EXITED: avoir('quitté'),
    GOAL_REACHED: avoir("atteint l'objectif de"),
    FAILED: etre('bloqué par une erreur dans'),
  },
};
