import { frenchBehaviour } from './french-behaviour';
import { frenchField } from './french-fields';
import type { Phrasebook } from './phrasebook';
import { either, quoted } from './text';
import { automationDeeds, consentNouns, outcomeDeeds, withArticle } from './words';

const list = (values: readonly string[], word = 'ou') =>
  either(
    values.map((value) => quoted(value, 'fr')),
    word,
  );

export const french: Phrasebook = {
  and: 'et',
  or: 'ou',
  everyone: 'est un contact',
  nobody: "n'est personne",
  field: frenchField,
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
  topic: (name, comparison, no) => {
    const topic = `thème ${quoted(name, 'fr')}`;
    if (comparison.kind !== 'BOOLEAN') {
      return `${no ? "ne s'est jamais prononcé" : "s'est prononcé"} sur le ${topic}`;
    }
    if (comparison.value) return `${no ? "n'est pas" : 'est'} abonné au ${topic}`;
    return `${no ? "n'a pas refusé" : 'a refusé'} le ${topic}`;
  },
  automation: (state, name, no) => {
    const { did, didNot } = automationDeeds.fr[state];
    return `${no ? didNot : did} l'automatisation ${quoted(name, 'fr')}`;
  },
  step: (steps, automation, no) =>
    `${no ? "n'attend pas" : 'attend'} à l'étape ${list(steps, no ? 'ni' : 'ou')} de l'automatisation ${quoted(automation, 'fr')}`,
  age: ({ min, max }, no) => {
    const has = no ? "n'a pas" : 'a';
    if (min !== undefined && max !== undefined) return `${has} entre ${min} et ${max} ans`;
    return min === undefined ? `${has} au plus ${max ?? 0} ans` : `${has} au moins ${min} ans`;
  },
  behaviour: frenchBehaviour,
};
