import type { Comparison } from '../comparison';
import type { ContactField } from '../fields';
import { choiceWord } from './choice-words';
import { comparisonWords } from './comparison-words';
import type { Subject } from './phrasebook';
import { either, joined, quoted } from './text';
import { columnNouns } from './words';

const words = (comparison: Comparison) => comparisonWords({ comparison, negated: false }, 'fr');
const list = (values: readonly string[], word = 'ou') =>
  either(
    values.map((value) => quoted(value, 'fr')),
    word,
  );
const de = (noun: string) => (/^[aeiouhéè]/i.test(noun) ? `d'${noun}` : `de ${noun}`);

/** Says what a contact's column or custom field holds; `no` says the opposite. */
export function frenchField(subject: Subject, comparison: Comparison, no: boolean): string {
  if (subject.kind === 'custom') return customPhrase(quoted(subject.label, 'fr'), comparison, no);
  const { column } = subject;
  return ownPhrase(column, comparison, no) ?? columnPhrase(column, comparison, no);
}

/** Columns that are said by a verb of their own. */
function ownPhrase(column: ContactField, comparison: Comparison, no: boolean): string | null {
  const values =
    'values' in comparison ? comparison.values.map((value) => choiceWord(column, String(value), 'fr')) : [];
  const or = no ? 'ni' : 'ou';
  if (comparison.kind === 'LIST') {
    const isAll = comparison.quantifier === 'ALL' && values.length > 1;
    if (column === 'tags') {
      const all = no ? "n'a pas à la fois les étiquettes" : 'a les étiquettes';
      return isAll ? `${all} ${list(values, 'et')}` : `${no ? "n'a pas" : 'a'} l'étiquette ${list(values, or)}`;
    }
    return `${no ? "n'est pas" : 'est'} un contact ${joined(values, isAll ? 'et' : 'ou')}`;
  }
  const isNamed = comparison.kind === 'TEXT' && comparison.relation === 'EQUALS';
  if (isNamed && column === 'lifecycleStage') return `${no ? "n'est pas" : 'est'} au stade ${list(values, or)}`;
  if (isNamed && column === 'status') return `${no ? "n'a pas" : 'a'} le statut ${list(values, or)}`;
  if (isNamed && column === 'city') return `${no ? "n'habite pas" : 'habite'} à ${either(values, or)}`;
  if (isNamed && column === 'region') return `${no ? "n'habite pas" : 'habite'} en région ${either(values, or)}`;
  if (isNamed) return `${no ? "n'a pas" : 'a'} pour ${columnNouns.fr[column].noun} ${list(values, or)}`;
  return datePhrase(column, comparison, no);
}

const dateVerbs: Partial<Record<ContactField, readonly [did: string, didNot: string]>> = {
  createdAt: ['a été ajouté', "n'a pas été ajouté"],
  updatedAt: ['a été modifié', "n'a pas été modifié"],
  lastActivity: ['a été actif', "n'a pas été actif"],
  birthDate: ['est né', "n'est pas né"],
};

function datePhrase(column: ContactField, comparison: Comparison, no: boolean): string | null {
  const verb = dateVerbs[column];
  if (!verb || comparison.kind === 'PRESENT') return null;
  if (comparison.kind !== 'RELATIVE_DATE' || comparison.relation !== 'ANNIVERSARY') {
    return `${no ? verb[1] : verb[0]} ${words(comparison)}`;
  }
  if (column !== 'birthDate') return null;
  const within = ["aujourd'hui", "d'ici demain"][comparison.days] ?? `dans les ${comparison.days} jours`;
  return `${no ? 'ne fête pas' : 'fête'} son anniversaire ${within}`;
}

function columnPhrase(column: ContactField, comparison: Comparison, no: boolean): string {
  const { article, noun } = columnNouns.fr[column];
  if (comparison.kind === 'PRESENT') return no ? `n'a pas ${de(noun)}` : `a ${article} ${noun}`;
  return no ? `n'a pas ${de(noun)} ${words(comparison)}` : `a ${article} ${noun} ${words(comparison)}`;
}

function customPhrase(name: string, comparison: Comparison, no: boolean): string {
  const have = no ? "n'a pas" : 'a';
  switch (comparison.kind) {
    case 'PRESENT':
      return `${no ? "n'a pas de" : 'a un'} champ ${name} renseigné`;
    case 'BOOLEAN':
      return `${have} « ${words(comparison)} » pour ${name}`;
    case 'LIST':
      return `${have} ${words(comparison)} dans ${name}`;
    case 'DATE':
    case 'DATE_RANGE':
    case 'RELATIVE_DATE':
      return `${no ? "n'a pas de" : 'a une'} date ${name} ${words(comparison)}`;
    case 'TEXT':
      if (comparison.relation === 'EQUALS') return `${have} ${words(comparison)} pour ${name}`;
      return `${no ? "n'a pas de" : 'a un'} champ ${name} ${words(comparison)}`;
    case 'NUMBER':
    case 'NUMBER_RANGE':
      return `${no ? "n'a pas de" : 'a un'} champ ${name} ${words(comparison)}`;
  }
}
