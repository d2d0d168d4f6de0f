import type { MeasureType } from '../criteria';
import type { Behaviour } from '../question';
import { countWords, lastDays } from './comparison-words';
import { countOf } from './count';
import { wordsOfEvent } from './event-words';
import { filterWords } from './filter-words';
import { countedWhere, endFilter, spendingOf } from './measure-words';
import { wordsOfProperty } from './property-words';

const measures: Readonly<Record<Exclude<MeasureType, 'COUNT'>, string>> = {
  SUM: 'a total',
  AVG: 'an average',
  MIN: 'a lowest',
  MAX: 'a highest',
  FIRST: 'a first',
  LAST: 'a last',
};

const windowWords = ({ withinDays }: Behaviour) => (withinDays === null ? '' : ` ${lastDays(withinDays, 'en')}`);

/** Says what a contact did, how often or how much; `no` says the opposite. */
export function englishBehaviour(behaviour: Behaviour, no: boolean): string {
  const { type } = behaviour.measure;
  const spending = spendingPhrase(behaviour, no);
  if (spending !== null) return spending;
  if (type === 'COUNT') return countPhrase(behaviour, no);
  const have = no ? 'does not have' : 'has';
  return type === 'FIRST' || type === 'LAST'
    ? `${have} ${measures[type]} ${endPhrase(behaviour)}`
    : `${have} ${measures[type]} ${measurePhrase(behaviour)}`;
}

function countPhrase(behaviour: Behaviour, no: boolean): string {
  const { verb, base, one, many, none } = wordsOfEvent(behaviour.event, 'en');
  const which = `${filterWords(countedWhere(behaviour), 'en')}${windowWords(behaviour)}`;
  const { comparison } = behaviour.comparison;
  const count = countOf(comparison);
  if (count === 'NUMBER') {
    const counted = `${countWords(comparison, 'en')} ${many}${which}`;
    return no ? `did not ${base} ${counted}` : `${verb} ${counted}`;
  }
  return (count === 'SOME') !== no ? `${verb} at least ${one}${which}` : `did not ${base} ${none}${which}`;
}

function spendingPhrase(behaviour: Behaviour, no: boolean): string | null {
  const spending = spendingOf(behaviour);
  if (!spending) return null;
  const amount = countWords(behaviour.comparison.comparison, 'en').replace('fewer', 'less');
  const narrowed = spending.where.length > 0 ? ` on purchases${filterWords(spending.where, 'en')}` : '';
  const inAll = spending.currency === null && narrowed === '' && behaviour.withinDays === null ? ' in all' : '';
  const money = spending.currency === null ? amount : `${amount} ${spending.currency}`;
  return `${no ? 'did not spend' : 'spent'} ${money}${narrowed}${windowWords(behaviour)}${inAll}`;
}

function measurePhrase(behaviour: Behaviour): string {
  const { event, measure, comparison, where } = behaviour;
  const { noun, name } = wordsOfProperty(measure.property ?? '', 'en');
  const value = countWords(comparison.comparison, 'en').replace('fewer', 'less');
  const compared =
    comparison.comparison.kind === 'PRESENT' ? '' : ` ${value.startsWith('between') ? '' : 'of '}${value}`;
  const over = `${wordsOfEvent(event, 'en').many}${filterWords(where, 'en')}${windowWords(behaviour)}`;
  return `${noun ?? name}${compared} over ${over}`;
}

function endPhrase(behaviour: Behaviour): string {
  const { single, many } = wordsOfEvent(behaviour.event, 'en');
  const among = `${filterWords(behaviour.where, 'en')}${windowWords(behaviour)}`;
  return `${single}${filterWords([endFilter(behaviour)], 'en')}${among === '' ? '' : `, among ${many}${among}`}`;
}
