import type { Comparison } from '../comparison';
import type { ContactField } from '../fields';
import { choiceWord } from './choice-words';
import { comparisonWords } from './comparison-words';
import type { Subject } from './phrasebook';
import { either, joined, quoted } from './text';
import { columnNouns } from './words';

const words = (comparison: Comparison) => comparisonWords({ comparison, negated: false }, 'en');
const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
const list = (values: readonly string[], word = 'or') =>
  either(
    values.map((value) => quoted(value, 'en')),
    word,
  );

/** Says what a contact's column or custom field holds; `no` says the opposite. */
export function englishField(subject: Subject, comparison: Comparison, no: boolean): string {
  if (subject.kind === 'custom') return customPhrase(quoted(subject.label, 'en'), comparison, no);
  const { column } = subject;
  return ownPhrase(column, comparison, no) ?? columnPhrase(column, comparison, no);
}

/** Columns that are said by a verb of their own. */
function ownPhrase(column: ContactField, comparison: Comparison, no: boolean): string | null {
  const is = no ? 'is not' : 'is';
  const values =
    'values' in comparison ? comparison.values.map((value) => choiceWord(column, String(value), 'en')) : [];
  const isNamed = comparison.kind === 'TEXT' && comparison.relation === 'EQUALS';
  if (comparison.kind === 'LIST') {
    const isAll = comparison.quantifier === 'ALL' && values.length > 1;
    if (column === 'tags') {
      const all = no ? 'does not have all of the tags' : 'has the tags';
      return isAll ? `${all} ${list(values, 'and')}` : `${no ? 'does not have' : 'has'} the tag ${list(values)}`;
    }
    const kinds = joined(values, isAll ? 'and' : 'or');
    return `${is} ${/^[aeiou]/.test(kinds) ? 'an' : 'a'} ${kinds} contact`;
  }
  if (isNamed && column === 'lifecycleStage') return `${is} at the stage ${list(values)}`;
  if (isNamed && (column === 'city' || column === 'country')) {
    return `${no ? 'does not live' : 'lives'} in ${either(values, 'or')}`;
  }
  if (isNamed && column === 'region') return `${no ? 'does not live' : 'lives'} in the region ${list(values)}`;
  if (isNamed) return `${no ? 'does not have' : 'has'} the ${columnNouns.en[column].noun} ${list(values)}`;
  return datePhrase(column, comparison, no);
}

const dateVerbs: Partial<Record<ContactField, string>> = {
  createdAt: 'added',
  updatedAt: 'changed',
  lastActivity: 'active',
  birthDate: 'born',
};

function datePhrase(column: ContactField, comparison: Comparison, no: boolean): string | null {
  const verb = dateVerbs[column];
  if (!verb || comparison.kind === 'PRESENT') return null;
  if (comparison.kind !== 'RELATIVE_DATE' || comparison.relation !== 'ANNIVERSARY') {
    return `${no ? 'was not' : 'was'} ${verb} ${words(comparison)}`;
  }
  return column === 'birthDate' ? `${no ? 'does not have' : 'has'} a birthday within ${days(comparison.days)}` : null;
}

function columnPhrase(column: ContactField, comparison: Comparison, no: boolean): string {
  const { article, noun } = columnNouns.en[column];
  if (comparison.kind === 'PRESENT') return no ? `has no ${noun}` : `has ${article} ${noun}`;
  return `${no ? 'does not have' : 'has'} ${article} ${noun} ${words(comparison)}`;
}

function customPhrase(name: string, comparison: Comparison, no: boolean): string {
  const have = no ? 'does not have' : 'has';
  switch (comparison.kind) {
    case 'PRESENT':
      return no ? `has no ${name}` : `has a ${name}`;
    case 'BOOLEAN':
      return `${have} “${words(comparison)}” for ${name}`;
    case 'LIST':
      return `${have} ${words(comparison)} in ${name}`;
    case 'TEXT':
      return comparison.relation === 'EQUALS'
        ? `${have} ${words(comparison)} for ${name}`
        : `${have} a ${name} ${words(comparison)}`;
    case 'NUMBER':
    case 'NUMBER_RANGE':
    case 'DATE':
    case 'DATE_RANGE':
    case 'RELATIVE_DATE':
      return `${have} a ${name} ${words(comparison)}`;
  }
}
