import type { Comparison } from '../comparison';
import type { MeasureType } from '../criteria';
import type { Behaviour, EventFilter } from '../question';
import { comparisonWords, countWords, lastDays } from './comparison-words';
import { countOf } from './count';
import type { Phrasebook, Subject } from './phrasebook';
import { either, joined, quoted } from './text';
import { wordsOfEvent } from './event-words';
import { columnNouns, consentNouns, outcomeDeeds, withArticle } from './words';

const list = (values: readonly string[], word = 'or') =>
  either(
    values.map((value) => quoted(value, 'en')),
    word,
  );
const words = (comparison: Comparison) => comparisonWords({ comparison, negated: false }, 'en');
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

function fieldPhrase(subject: Subject, comparison: Comparison, no: boolean): string {
  const column = subject.kind === 'column' ? subject.column : null;
  const { article, noun } =
    subject.kind === 'column' ? columnNouns.en[subject.column] : { article: 'a', noun: `field “${subject.label}”` };
  const have = no ? 'does not have' : 'has';
  if (comparison.kind === 'PRESENT') return no ? `has no ${noun}` : `has ${article} ${noun}`;
  if ((column === 'city' || column === 'country') && comparison.kind === 'TEXT' && comparison.relation === 'EQUALS') {
    return `${no ? 'does not live' : 'lives'} in ${either(comparison.values, 'or')}`;
  }
  if (column === 'lastActivity' && comparison.kind === 'RELATIVE_DATE' && comparison.relation === 'LAST') {
    return `${no ? 'was not' : 'was'} active ${words(comparison)}`;
  }
  if (column === 'birthDate' && comparison.kind === 'RELATIVE_DATE' && comparison.relation === 'ANNIVERSARY') {
    return `${have} a birthday within ${days(comparison.days)}`;
  }
  const isNamed =
    comparison.kind === 'LIST' ||
    comparison.kind === 'BOOLEAN' ||
    (comparison.kind === 'TEXT' && comparison.relation === 'EQUALS');
  return `${have} ${isNamed ? 'the' : article} ${noun} ${words(comparison)}`;
}

const measures: Readonly<Record<MeasureType, string>> = {
  COUNT: 'a number of',
  SUM: 'a total of',
  AVG: 'an average of',
  MIN: 'a lowest',
  MAX: 'a highest',
  FIRST: 'a first',
  LAST: 'a last',
};

const filterPhrase = (filter: EventFilter): string =>
  filter.kind === 'PRODUCT'
    ? `of ${list(filter.products)}`
    : `with ${filter.property} ${comparisonWords(filter.comparison, 'en')}`;

function behaviourPhrase({ event, measure, comparison, where, withinDays }: Behaviour, no: boolean): string {
  const { verb, base, one, many, none } = wordsOfEvent(event, 'en');
  const filters = where.length > 0 ? ` ${joined(where.map(filterPhrase), 'and')}` : '';
  const window = withinDays === null ? '' : ` ${lastDays(withinDays, 'en')}`;
  const which = `${filters}${window}`;
  if (measure.type !== 'COUNT' || measure.property !== null) {
    const measured = `${measures[measure.type]} “${measure.property ?? ''}”`;
    return `${no ? 'does not have' : 'has'} ${measured} ${words(comparison.comparison)} over ${many}${which}`;
  }
  const count = countOf(comparison.comparison);
  if (count === 'NUMBER') {
    const counted = `${countWords(comparison.comparison, 'en')} ${many}${which}`;
    return no ? `did not ${base} ${counted}` : `${verb} ${counted}`;
  }
  return (count === 'SOME') !== no ? `${verb} at least ${one}${which}` : `did not ${base} ${none}${which}`;
}

export const english: Phrasebook = {
  and: 'and',
  or: 'or',
  everyone: 'is a contact',
  nobody: 'is nobody',
  field: fieldPhrase,
  consent: (consent, comparison, no) => {
    if (comparison.kind !== 'BOOLEAN')
      return `${no ? 'was never asked' : 'was asked'} about ${withArticle(consentNouns.en[consent])}`;
    const [did, base] = comparison.value ? ['agreed', 'agree'] : ['said no', 'say no'];
    return `${no ? `did not ${base}` : did} to ${withArticle(consentNouns.en[consent])}`;
  },
  member: (names, no) => `${no ? 'is not' : 'is'} in the ${names.length > 1 ? 'segments' : 'segment'} ${list(names)}`,
  campaign: (outcome, name, no) => {
    const { did, didNot } = outcomeDeeds.en[outcome];
    return `${no ? didNot : did} the campaign ${quoted(name, 'en')}`;
  },
  age: ({ min, max }, no) => {
    const is = no ? 'is not' : 'is';
    if (min !== undefined && max !== undefined) return `${is} ${min} to ${max} years old`;
    return min === undefined ? `${is} at most ${max ?? 0} years old` : `${is} at least ${min} years old`;
  },
  behaviour: behaviourPhrase,
};
