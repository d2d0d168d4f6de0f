import { englishBehaviour } from './english-behaviour';
import { englishField } from './english-fields';
import type { Phrasebook } from './phrasebook';
import { either, quoted } from './text';
import { consentNouns, outcomeDeeds, withArticle } from './words';

const list = (values: readonly string[], word = 'or') =>
  either(
    values.map((value) => quoted(value, 'en')),
    word,
  );

export const english: Phrasebook = {
  and: 'and',
  or: 'or',
  everyone: 'is a contact',
  nobody: 'is nobody',
  field: englishField,
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
  behaviour: englishBehaviour,
};
