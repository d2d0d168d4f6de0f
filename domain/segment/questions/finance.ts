import { eventNames } from '../../event/event';
import { anyOf, atLeastOnce, campaign, column, measured, text } from './conditions';
import { questionEvents } from './events';
import type { MetierQuestion } from './question';

const { purchaseMade } = eventNames;
const { donationMade, invoiceUpdated } = questionEvents;

export const financeQuestions: readonly MetierQuestion[] = [
  {
    id: 'spent-over-200',
    metier: 'finance',
    title: {
      en: 'Buyers who spent over 200 EUR in the last twelve months',
      fr: 'Les acheteurs qui ont dépensé plus de 200 EUR depuis douze mois',
    },
    hint: {
      en: 'Only purchases in euros are added up.',
      fr: 'Seuls les achats en euros sont additionnés.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        measured('SUM', [purchaseMade, 'amount'], ['GREATER_THAN', 200], {
          where: [text('currency', 'EQUALS', 'EUR')],
          withinDays: 365,
        }),
      ],
    },
  },
  {
    id: 'last-invoice-overdue',
    metier: 'finance',
    title: {
      en: 'Clients whose last invoice is overdue',
      fr: 'Les clients dont la dernière facture est en retard de paiement',
    },
    hint: {
      en: 'The accounts record INVOICE_UPDATED with the new status each time it changes.',
      fr: 'La comptabilité enregistre INVOICE_UPDATED avec le nouveau statut à chaque changement.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [measured('LAST', [invoiceUpdated, 'status'], ['EQUALS', 'overdue'])],
    },
  },
  {
    id: 'report-not-delivered',
    metier: 'finance',
    title: {
      en: 'Accountants and lawyers whose copy of the financial report bounced',
      fr: 'Les comptables et juristes dont l’exemplaire du rapport financier a été rejeté',
    },
    hint: {
      en: 'Pick the campaign that carried the report.',
      fr: 'Choisissez la campagne qui portait le rapport.',
    },
    asks: [{ name: 'report', kind: 'campaign', label: { en: 'The financial report', fr: 'Le rapport financier' } }],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'finance'),
        column('tags', 'CONTAINS_ANY', ['accounting', 'legal']),
        campaign('report', 'EQUALS', 'BOUNCED'),
      ],
    },
  },
  {
    id: 'donors-without-address',
    metier: 'finance',
    title: {
      en: 'Donors of 50 EUR or more each time this year whose town or country is missing for the tax receipt',
      fr: 'Les donateurs de 50 EUR ou plus à chaque don cette année dont la ville ou le pays manque pour le reçu fiscal',
    },
    hint: {
      en: 'Donations are the event DONATION_MADE with their amount.',
      fr: 'Les dons sont l’événement DONATION_MADE avec leur montant.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        measured('MIN', [donationMade, 'amount'], ['GREATER_OR_EQUAL', 50], { withinDays: 365 }),
        anyOf(column('city', 'IS_EMPTY'), column('country', 'IS_EMPTY')),
      ],
    },
  },
  {
    id: 'other-currencies',
    metier: 'finance',
    title: {
      en: 'Buyers who paid in another currency than the euro in the last twelve months',
      fr: 'Les acheteurs qui ont payé dans une autre devise que l’euro depuis douze mois',
    },
    hint: {
      en: 'Purchases without a currency are left out.',
      fr: 'Les achats sans devise sont laissés de côté.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        atLeastOnce(purchaseMade, {
          where: [text('currency', 'IS_NOT_EMPTY'), text('currency', 'NOT_EQUALS', 'EUR')],
          withinDays: 365,
        }),
      ],
    },
  },
];
