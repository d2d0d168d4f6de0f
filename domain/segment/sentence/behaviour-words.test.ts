import { describe, expect, it } from 'vitest';
import type { BehaviourCondition } from '../criteria';
import { criteriaSentence } from './sentence';

const purchases = { event: 'PURCHASE_MADE', operator: 'GREATER_OR_EQUAL', value: 40 } as const;
const ticket = { property: 'category', operator: 'EQUALS', value: 'ticket', dataType: 'STRING' } as const;

describe('what a person did is said as one would say it', () => {
  const cases: readonly (readonly [string, BehaviourCondition, string, string])[] = [
    [
      'money spent in a currency',
      {
        ...purchases,
        measure: { type: 'SUM', property: 'amount' },
        where: [{ property: 'currency', operator: 'EQUALS', value: 'EUR', dataType: 'STRING' }],
        withinDays: 365,
      },
      'spent at least 40 EUR in the last 365 days',
      'a dépensé au moins 40 EUR dans les 365 derniers jours',
    ],
    [
      'money spent in all',
      { ...purchases, measure: { type: 'SUM', property: 'amount' }, operator: 'LESS_THAN' },
      'spent less than 40 in all',
      'a dépensé moins de 40 en tout',
    ],
    [
      'an average',
      { ...purchases, measure: { type: 'AVG', property: 'amount' }, where: [ticket] },
      'has an average amount of at least 40 over purchases whose “category” is “ticket”',
      "a un montant moyen d'au moins 40 sur ses achats dont « category » est « ticket »",
    ],
    [
      'the greatest value of a property of one’s own',
      { event: 'HEARD', measure: { type: 'MAX', property: 'percent' }, operator: 'BETWEEN', value: [50, 75] },
      'has a highest “percent” between 50 and 75 over “HEARD” events',
      'a une valeur maximale de « percent » entre 50 et 75 sur ses événements « HEARD »',
    ],
    [
      'the last of some events',
      {
        event: 'INVOICE',
        measure: { type: 'LAST', property: 'status' },
        operator: 'NOT_EQUALS',
        value: 'paid',
        where: [{ property: 'amount', operator: 'GREATER_THAN', value: 10, dataType: 'NUMBER' }],
      },
      'does not have a last “INVOICE” event whose “status” is “paid”, among “INVOICE” events whose amount is above 10',
      "n'a pas de dernier événement « INVOICE » dont « status » est « paid », parmi ses événements « INVOICE » dont le montant est supérieur à 10",
    ],
    [
      'when the last one happened',
      {
        event: 'PURCHASE_MADE',
        measure: { type: 'LAST', property: 'occurredAt' },
        operator: 'BEFORE',
        value: '2026-03-01',
      },
      'has a last purchase before March 1, 2026',
      'a un dernier achat avant le 1er mars 2026',
    ],
    [
      'several things about one property',
      {
        event: 'LINK_CLICKED',
        measure: { type: 'COUNT' },
        operator: 'EQUALS',
        value: 0,
        where: [
          { property: 'url', operator: 'IS_NOT_EMPTY', dataType: 'STRING' },
          { property: 'url', operator: 'NOT_CONTAINS', value: 'shop', dataType: 'STRING' },
        ],
        withinDays: 1,
      },
      'did not click any link whose address is given and does not contain “shop” since yesterday',
      "n'a cliqué sur aucun lien dont l'adresse est renseignée et ne contient pas « shop » depuis hier",
    ],
    [
      'what happened to somebody',
      { event: 'EMAIL_BOUNCED', measure: { type: 'COUNT' }, operator: 'GREATER_THAN', value: 2 },
      'had more than 2 bounced emails',
      'a eu plus de 2 emails rejetés',
    ],
  ];
  it.each(cases)('%s', (_name, condition, english, french) => {
    const criteria = { logic: 'AND', conditions: [condition] } as const;
    expect(criteriaSentence(criteria, 'en')).toBe(english);
    expect(criteriaSentence(criteria, 'fr')).toBe(french);
  });
});
