import { eventNames } from '../../event/event';
import { automation, column, consent, count, inSegment } from './conditions';
import type { MetierQuestion } from './question';

const { emailBounced } = eventNames;

export const managementQuestions: readonly MetierQuestion[] = [
  {
    id: 'future-ambassadors',
    metier: 'other',
    title: {
      en: 'Faithful supporters who could become ambassadors',
      fr: 'Les soutiens fidèles qui pourraient devenir ambassadeurs',
    },
    hint: {
      en: 'At least three purchases and 300 EUR in all, an engagement score of 60, and not ambassadors yet.',
      fr: 'Au moins trois achats et 300 EUR en tout, un score d’engagement de 60, et pas encore ambassadeurs.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('engagementScore', 'GREATER_OR_EQUAL', 60),
        column('lifecycleStage', 'NOT_EQUALS', 'ADVOCATE'),
      ],
      purchaseHistory: { count: { min: 3 } },
      totalSpent: { min: 300, currency: 'EUR' },
    },
  },
  {
    id: 'leads-to-call',
    metier: 'other',
    title: {
      en: 'Hot leads we may call',
      fr: 'Les prospects chauds que nous pouvons appeler',
    },
    hint: {
      en: 'A lead score of 50, a phone number, and their consent to be called.',
      fr: 'Un score de prospect de 50, un numéro de téléphone, et leur accord pour être appelés.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('leadScore', 'GREATER_OR_EQUAL', 50),
        column('lifecycleStage', 'IN', ['LEAD', 'QUALIFIED']),
        column('phone', 'IS_NOT_EMPTY'),
        consent('PHONE_MARKETING', 'EQUALS', true),
      ],
    },
  },
  {
    id: 'never-asked',
    metier: 'other',
    title: {
      en: 'Contacts added over a month ago whom nobody has asked for their consent',
      fr: 'Les contacts ajoutés depuis plus d’un mois à qui personne n’a demandé leur consentement',
    },
    hint: {
      en: 'Neither a yes nor a no is in the ledger of consents.',
      fr: 'Le registre des consentements ne contient ni oui ni non.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [consent('EMAIL_MARKETING', 'IS_EMPTY'), column('createdAt', 'NOT_WITHIN_LAST_DAYS', 30)],
    },
  },
  {
    id: 'addresses-to-clean',
    metier: 'other',
    title: {
      en: 'Addresses to check: bounced, invalid, or refused twice in three months',
      fr: 'Les adresses à vérifier : rejetées, invalides, ou refusées deux fois en trois mois',
    },
    hint: {
      en: 'One of the two conditions is enough.',
      fr: 'Une des deux conditions suffit.',
    },
    asks: [],
    criteria: {
      logic: 'OR',
      conditions: [
        column('status', 'IN', ['bounced', 'invalid']),
        count(emailBounced, 'GREATER_OR_EQUAL', 2, { withinDays: 90 }),
      ],
    },
  },
  {
    id: 'quiet-allies',
    metier: 'other',
    title: {
      en: 'Our circle of allies: who has been quiet for four months, and nobody is winning back yet',
      fr: 'Notre cercle proche : qui se tait depuis quatre mois sans être déjà relancé',
    },
    hint: {
      en: 'Pick the segment of your allies, and the automation that wins people back.',
      fr: 'Choisissez le segment de vos proches, et l’automatisation de relance.',
    },
    asks: [
      { name: 'allies', kind: 'segment', label: { en: 'Our allies', fr: 'Nos proches' } },
      {
        name: 'revival',
        kind: 'automation',
        label: { en: 'Winning back', fr: 'La relance' },
      },
    ],
    criteria: {
      logic: 'AND',
      conditions: [
        inSegment('allies'),
        column('lastActivity', 'NOT_WITHIN_LAST_DAYS', 120),
        automation('revival', 'NOT_EQUALS', 'ACTIVE'),
      ],
    },
  },
];
