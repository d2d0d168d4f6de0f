import { englishBehaviour } from './english-behaviour';
import { englishField } from './english-fields';
import type { Phrasebook } from './phrasebook';
import { either, quoted } from './text';
import { automationDeeds, consentNouns, outcomeDeeds, withArticle } from './words';

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
  topic: (name, comparison, no) => {
    const topic = `the topic ${quoted(name, 'en')}`;
    if (comparison.kind !== 'BOOLEAN') return `${no ? 'never chose' : 'chose'} about ${topic}`;
    if (comparison.value) return `${no ? 'is not' : 'is'} subscribed to ${topic}`;
    return `${no ? 'did not switch off' : 'switched off'} ${topic}`;
  },
  automation: (state, name, no) => {
    const { did, didNot } = automationDeeds.en[state];
    return `${no ? didNot : did} the automation ${quoted(name, 'en')}`;
  },
  step: (steps, automation, no) =>
    `${no ? 'does not wait' : 'waits'} at the step ${list(steps)} of the automation ${quoted(automation, 'en')}`,
  age: ({ min, max }, no) => {
    const is = no ? 'is not' : 'is';
    if (min !== undefined && max !== undefined) return `${is} ${min} to ${max} years old`;
    return min === undefined ? `${is} at most ${max ?? 0} years old` : `${is} at least ${min} years old`;
  },
  behaviour: englishBehaviour,
};
