import type { Locale } from '../locale/locale';
import { eventLabel } from '../segment/sentence/event-words';
import type { ScoreCause } from './cause';

/** Rules by id; one that was deleted has no name any more. */
export type RuleNames = ReadonlyMap<string, string>;

const numberFormats = {
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
  fr: new Intl.NumberFormat('fr', { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
};

/** What an event is called at the head of a line: “Email opened”. An organisation's own keeps its name. */
export function behaviourLabel(event: string, locale: Locale): string {
  const label = event === 'EMAIL_REPLIED' ? replied[locale] : eventLabel(event, locale);
  return label.charAt(0).toUpperCase() + label.slice(1);
}
const replied = { en: 'email answered', fr: 'réponse à un email' };

/** Why a score changed, in the reader's language, with what it added or took: “Email opened: +6”. */
export function causeSentence(cause: ScoreCause, locale: Locale, rules: RuleNames): string {
  const reason = locale === 'fr' ? frenchReason(cause, rules) : englishReason(cause, rules);
  return `${reason}${locale === 'fr' ? ' : ' : ': '}${numberFormats[locale].format(cause.points)}`;
}

function englishReason(cause: ScoreCause, rules: RuleNames): string {
  switch (cause.kind) {
    case 'BEHAVIOUR':
      return `${behaviourLabel(cause.event, 'en')}${times(cause.count)}`;
    case 'DECAY':
      return 'Time went by';
    case 'RECOMPUTED':
      return 'Points were counted anew';
    case 'RULE_HELD':
      return `The rule “${rules.get(cause.ruleId) ?? 'deleted'}” began to count`;
    case 'RULE_ENDED':
      return `The rule “${rules.get(cause.ruleId) ?? 'deleted'}” no longer holds`;
    case 'RULE_EXPIRED':
      return `The points of the rule “${rules.get(cause.ruleId) ?? 'deleted'}” expired`;
    case 'BY_HAND':
      return 'Set by hand, by an automation or by a program';
  }
}

function frenchReason(cause: ScoreCause, rules: RuleNames): string {
  switch (cause.kind) {
    case 'BEHAVIOUR':
      return `${behaviourLabel(cause.event, 'fr')}${times(cause.count)}`;
    case 'DECAY':
      return 'Le temps a passé';
    case 'RECOMPUTED':
      return 'Points recomptés';
    case 'RULE_HELD':
      return `La règle « ${rules.get(cause.ruleId) ?? 'supprimée'} » s'est mise à compter`;
    case 'RULE_ENDED':
      return `La règle « ${rules.get(cause.ruleId) ?? 'supprimée'} » ne s'applique plus`;
    case 'RULE_EXPIRED':
      return `Les points de la règle « ${rules.get(cause.ruleId) ?? 'supprimée'} » ont expiré`;
    case 'BY_HAND':
      return 'Fixé à la main, par une automatisation ou par un programme';
  }
}

const times = (count: number): string => (count > 1 ? ` × ${count}` : '');

/** A kind of behaviour with how often and when last: “Email opened 3 times, last on 12 November 2026”. */
export function partSentence(
  { event, count, lastAtMs }: { readonly event: string; readonly count: number; readonly lastAtMs: number },
  locale: Locale,
  timezone: string,
): string {
  const day = new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: timezone,
  }).format(lastAtMs);
  const label = behaviourLabel(event, locale);
  if (locale === 'fr') return count === 1 ? `${label}, le ${day}` : `${label}, ${count} fois, la dernière le ${day}`;
  return count === 1 ? `${label} on ${day}` : `${label} ${count} times, last on ${day}`;
}
