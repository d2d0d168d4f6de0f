import type { Comparison } from '../comparison';
import type { MeasureType } from '../criteria';
import type { Behaviour, EventFilter } from '../question';
import { comparisonWords, countWords, lastDays } from './comparison-words';
import { countOf } from './count';
import type { Phrasebook, Subject } from './phrasebook';
import { either, joined, quoted } from './text';
import { wordsOfEvent } from './event-words';
import { columnNouns, consentNouns, outcomeDeeds, withArticle } from './words';

const list = (values: readonly string[], word = 'ou') =>
  either(
    values.map((value) => quoted(value, 'fr')),
    word,
  );
const words = (comparison: Comparison) => comparisonWords({ comparison, negated: false }, 'fr');

function fieldPhrase(subject: Subject, comparison: Comparison, no: boolean): string {
  const column = subject.kind === 'column' ? subject.column : null;
  const { article, noun } =
    subject.kind === 'column' ? columnNouns.fr[subject.column] : { article: 'un', noun: `champ « ${subject.label} »` };
  const have = no ? "n'a pas" : 'a';
  if (comparison.kind === 'PRESENT') return no ? `n'a pas ${de(noun)}` : `a ${article} ${noun}`;
  if (column === 'city' && comparison.kind === 'TEXT' && comparison.relation === 'EQUALS') {
    return `${no ? "n'habite pas" : 'habite'} à ${either(comparison.values, no ? 'ni' : 'ou')}`;
  }
  if (column === 'lastActivity' && comparison.kind === 'RELATIVE_DATE' && comparison.relation === 'LAST') {
    return `${no ? "n'a pas été" : 'a été'} actif ${words(comparison)}`;
  }
  if (column === 'birthDate' && comparison.kind === 'RELATIVE_DATE' && comparison.relation === 'ANNIVERSARY') {
    return `${no ? 'ne fête pas' : 'fête'} son anniversaire dans les ${comparison.days} jours`;
  }
  if (comparison.kind === 'LIST' || (comparison.kind === 'TEXT' && comparison.relation === 'EQUALS')) {
    const isAll = comparison.kind === 'LIST' && comparison.quantifier === 'ALL';
    return `${have} pour ${noun} ${list(comparison.values, isAll ? 'et' : no ? 'ni' : 'ou')}`;
  }
  if (comparison.kind === 'BOOLEAN') return `${have} « ${words(comparison)} » pour ${noun}`;
  return no ? `n'a pas ${de(noun)} ${words(comparison)}` : `a ${article} ${noun} ${words(comparison)}`;
}

const de = (noun: string) => (/^[aeiouhéè]/i.test(noun) ? `d'${noun}` : `de ${noun}`);

const measures: Readonly<Record<MeasureType, string>> = {
  COUNT: 'un nombre de',
  SUM: 'un total de',
  AVG: 'une moyenne de',
  MIN: 'un minimum de',
  MAX: 'un maximum de',
  FIRST: 'une première valeur de',
  LAST: 'une dernière valeur de',
};

const filterPhrase = (filter: EventFilter): string =>
  filter.kind === 'PRODUCT'
    ? `de ${list(filter.products)}`
    : `avec ${filter.property} ${comparisonWords(filter.comparison, 'fr')}`;

function behaviourPhrase({ event, measure, comparison, where, withinDays }: Behaviour, no: boolean): string {
  const { verb, one, many, none } = wordsOfEvent(event, 'fr');
  const filters = where.length > 0 ? ` ${joined(where.map(filterPhrase), 'et')}` : '';
  const window = withinDays === null ? '' : ` ${lastDays(withinDays, 'fr')}`;
  const which = `${filters}${window}`;
  if (measure.type !== 'COUNT' || measure.property !== null) {
    const measured = `${measures[measure.type]} « ${measure.property ?? ''} »`;
    return `${no ? "n'a pas" : 'a'} ${measured} ${words(comparison.comparison)} sur ses ${many}${which}`;
  }
  const count = countOf(comparison.comparison);
  if (count === 'NUMBER') {
    return `${no ? "n'a pas" : 'a'} ${verb} ${countWords(comparison.comparison, 'fr')} ${many}${which}`;
  }
  return (count === 'SOME') !== no ? `a ${verb} au moins ${one}${which}` : `n'a ${verb} ${none}${which}`;
}

export const french: Phrasebook = {
  and: 'et',
  or: 'ou',
  everyone: 'est un contact',
  nobody: "n'est personne",
  field: fieldPhrase,
  consent: (consent, comparison, no) => {
    if (comparison.kind !== 'BOOLEAN') {
      return `${no ? "ne s'est jamais prononcé" : "s'est prononcé"} sur ${withArticle(consentNouns.fr[consent])}`;
    }
    const answered = comparison.value ? 'accepté' : 'refusé';
    return `${no ? `n'a pas ${answered}` : `a ${answered}`} ${withArticle(consentNouns.fr[consent])}`;
  },
  member: (names, no) =>
    `${no ? 'ne fait pas partie' : 'fait partie'} ${names.length > 1 ? 'des segments' : 'du segment'} ${list(names, no ? 'ni' : 'ou')}`,
  campaign: (outcome, name, no) => {
    const { did, didNot } = outcomeDeeds.fr[outcome];
    return `${no ? didNot : did} la campagne ${quoted(name, 'fr')}`;
  },
  age: ({ min, max }, no) => {
    const has = no ? "n'a pas" : 'a';
    if (min !== undefined && max !== undefined) return `${has} entre ${min} et ${max} ans`;
    return min === undefined ? `${has} au plus ${max ?? 0} ans` : `${has} au moins ${min} ans`;
  },
  behaviour: behaviourPhrase,
};
