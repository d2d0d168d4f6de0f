import type { Sentences } from '../locale/locale';
import type { DurationUnit } from './definition';

const msPerUnit: Readonly<Record<DurationUnit, number>> = {
  SECONDS: 1_000,
  MINUTES: 60_000,
  HOURS: 3_600_000,
  DAYS: 86_400_000,
  WEEKS: 604_800_000,
};

/** Longer waits are a mistake more often than a wish, and a timer needs an end. */
export const MAX_WAIT_DAYS = 1_825;

const unitWords: Readonly<Record<DurationUnit, { readonly en: string; readonly fr: string }>> = {
  SECONDS: { en: 'second', fr: 'seconde' },
  MINUTES: { en: 'minute', fr: 'minute' },
  HOURS: { en: 'hour', fr: 'heure' },
  DAYS: { en: 'day', fr: 'jour' },
  WEEKS: { en: 'week', fr: 'semaine' },
};

/** Days are 24 hours: a wait that must end at an hour of the day is another mode of WAIT. */
export const durationMs = (amount: number, unit: DurationUnit): number => Math.round(amount * msPerUnit[unit]);

export const minutesMs = (minutes: number): number => durationMs(minutes, 'MINUTES');

/** `3 days`, `1 hour`; `3 jours`, `1 heure`. French takes the plural from two on. */
export function durationWords(amount: number, unit: DurationUnit): Sentences {
  const { en, fr } = unitWords[unit];
  return {
    en: `${amount} ${en}${amount === 1 ? '' : 's'}`,
    fr: `${amount} ${fr}${amount < 2 ? '' : 's'}`,
  };
}
