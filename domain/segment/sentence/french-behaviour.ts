import type { Behaviour } from '../question';
import { countWords, lastDays } from './comparison-words';
import { countOf } from './count';
import { wordsOfEvent } from './event-words';
import { filterWords } from './filter-words';
import { countedWhere, endFilter, spendingOf } from './measure-words';
import { wordsOfProperty } from './property-words';

const adjectives: Readonly<Record<'SUM' | 'AVG' | 'MIN' | 'MAX', readonly [masculine: string, feminine: string]>> = {
  SUM: ['total', 'totale'],
  AVG: ['moyen', 'moyenne'],
  MIN: ['minimal', 'minimale'],
  MAX: ['maximal', 'maximale'],
};

const windowWords = ({ withinDays }: Behaviour) => (withinDays === null ? '' : ` ${lastDays(withinDays, 'fr')}`);

/** Says what a contact did, how often or how much; `no` says the opposite. */
export function frenchBehaviour(behaviour: Behaviour, no: boolean): string {
  const { type } = behaviour.measure;
  const spending = spendingPhrase(behaviour, no);
  if (spending !== null) return spending;
  if (type === 'COUNT') return countPhrase(behaviour, no);
  return type === 'FIRST' || type === 'LAST' ? endPhrase(behaviour, type, no) : measurePhrase(behaviour, type, no);
}

function countPhrase(behaviour: Behaviour, no: boolean): string {
  const { verb, one, many, none } = wordsOfEvent(behaviour.event, 'fr');
  const which = `${filterWords(countedWhere(behaviour), 'fr')}${windowWords(behaviour)}`;
  const { comparison } = behaviour.comparison;
  const count = countOf(comparison);
  if (count === 'NUMBER') return `${no ? "n'a pas" : 'a'} ${verb} ${countWords(comparison, 'fr')} ${many}${which}`;
  return (count === 'SOME') !== no ? `a ${verb} au moins ${one}${which}` : `n'a ${verb} ${none}${which}`;
}

function spendingPhrase(behaviour: Behaviour, no: boolean): string | null {
  const spending = spendingOf(behaviour);
  if (!spending) return null;
  const amount = countWords(behaviour.comparison.comparison, 'fr');
  const narrowed = spending.where.length > 0 ? ` en achats${filterWords(spending.where, 'fr')}` : '';
  const inAll = spending.currency === null && narrowed === '' && behaviour.withinDays === null ? ' en tout' : '';
  const money = spending.currency === null ? amount : `${amount} ${spending.currency}`;
  return `${no ? "n'a pas dépensé" : 'a dépensé'} ${money}${narrowed}${windowWords(behaviour)}${inAll}`;
}

function measurePhrase(behaviour: Behaviour, type: keyof typeof adjectives, no: boolean): string {
  const { event, measure, comparison, where } = behaviour;
  const { noun, name, feminine } = wordsOfProperty(measure.property ?? '', 'fr');
  const isFeminine = noun === null || feminine;
  const adjective = adjectives[type][isFeminine ? 1 : 0];
  const thing = noun === null ? `valeur ${adjective} de ${name}` : `${noun} ${adjective}`;
  const over = `${wordsOfEvent(event, 'fr').many}${filterWords(where, 'fr')}${windowWords(behaviour)}`;
  const has = no ? "n'a pas de" : `a ${isFeminine ? 'une' : 'un'}`;
  const compared = comparison.comparison.kind === 'PRESENT' ? '' : ` ${de(countWords(comparison.comparison, 'fr'))}`;
  return `${has} ${thing}${compared} sur ses ${over}`;
}

function endPhrase(behaviour: Behaviour, type: 'FIRST' | 'LAST', no: boolean): string {
  const { single, many } = wordsOfEvent(behaviour.event, 'fr');
  const which = type === 'FIRST' ? 'premier' : 'dernier';
  const among = `${filterWords(behaviour.where, 'fr')}${windowWords(behaviour)}`;
  const said = `${which} ${single}${filterWords([endFilter(behaviour)], 'fr')}`;
  return `${no ? "n'a pas de" : 'a un'} ${said}${among === '' ? '' : `, parmi ses ${many}${among}`}`;
}

/** « de plus de 200 », « d'au moins 40 », « entre 3 et 5 ». */
function de(quantity: string): string {
  if (quantity.startsWith('entre')) return quantity;
  return /^[aeiou]/.test(quantity) ? `d'${quantity}` : `de ${quantity}`;
}
