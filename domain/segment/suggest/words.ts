import type { Locale } from '../../locale/locale';
import type { Names } from '../sentence/sentence';
import { criteriaSentence } from '../sentence/sentence';
import type { Candidate, ChangeKind } from './candidate';

type Say = (before: string, after: string) => string;

const english: Readonly<Record<ChangeKind, Say>> = {
  DROP: (before) => `No longer ask: “${before}”`,
  LOOSEN: (before, after) => `“${before}” becomes “${after}”`,
  TIGHTEN: (before, after) => `“${before}” becomes “${after}”`,
  ANY_OF: (_before, after) => `Any of them is enough: “${after}”`,
  ALL_OF: (_before, after) => `All of them must hold: “${after}”`,
  REQUIRE: (_before, after) => `Also ask: “${after}”`,
};

const french: Readonly<Record<ChangeKind, Say>> = {
  DROP: (before) => `Ne plus demander : « ${before} »`,
  LOOSEN: (before, after) => `« ${before} » devient « ${after} »`,
  TIGHTEN: (before, after) => `« ${before} » devient « ${after} »`,
  ANY_OF: (_before, after) => `Une seule suffit : « ${after} »`,
  ALL_OF: (_before, after) => `Toutes à la fois : « ${after} »`,
  REQUIRE: (_before, after) => `Demander en plus : « ${after} »`,
};

const words: Readonly<Record<Locale, typeof english>> = { en: english, fr: french };

/** A change in the reader's words: « Ne plus demander : « habite à Paris » ». */
export function changeSentence({ kind, before, after }: Candidate, locale: Locale, names: Names): string {
  const say = (part: Candidate['before']) => (part === null ? '' : (criteriaSentence(part, locale, names) ?? ''));
  return words[locale][kind](say(before), say(after));
}
