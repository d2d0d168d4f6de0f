import { eventNames } from '../../event/event';
import { atLeastOnce, automation, column, consent, never, text } from './conditions';
import type { MetierQuestion } from './question';

const { emailOpened, linkClicked, purchaseMade } = eventNames;

export const marketingQuestions: readonly MetierQuestion[] = [
  {
    id: 'silent-readers',
    metier: 'marketing',
    title: {
      en: 'Fans who agreed to our emails and have opened none for three months',
      fr: 'Les fans qui acceptent nos emails et n’en ont ouvert aucun depuis trois mois',
    },
    hint: {
      en: 'Those added in the last three months are left out: they had no time to read yet.',
      fr: 'Les contacts ajoutés depuis moins de trois mois sont laissés de côté : ils n’ont pas encore eu le temps de lire.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'marketing'),
        consent('EMAIL_MARKETING', 'EQUALS', true),
        column('createdAt', 'NOT_WITHIN_LAST_DAYS', 90),
        never(emailOpened, { withinDays: 90 }),
      ],
    },
  },
  {
    id: 'clicked-without-buying',
    metier: 'marketing',
    title: {
      en: 'Those who followed a link to the tickets in the last two weeks, but bought nothing',
      fr: 'Ceux qui ont suivi un lien vers la billetterie depuis deux semaines, sans rien acheter',
    },
    hint: {
      en: 'Put a word of your ticket shop’s address in place of “ticket”.',
      fr: 'Remplacez « ticket » par un mot de l’adresse de votre billetterie.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        atLeastOnce(linkClicked, { where: [text('url', 'CONTAINS', 'ticket')], withinDays: 14 }),
        never(purchaseMade, { withinDays: 14 }),
      ],
    },
  },
  {
    id: 'birthdays-this-week',
    metier: 'marketing',
    title: {
      en: 'Birthdays of the next seven days, among those we may write to',
      fr: 'Les anniversaires des sept prochains jours, parmi ceux à qui nous pouvons écrire',
    },
    hint: {
      en: 'People born on 29 February are wished a happy birthday on the 28th in common years.',
      fr: 'Les personnes nées un 29 février sont fêtées le 28 les années communes.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('birthDate', 'ANNIVERSARY_WITHIN_DAYS', 7),
        consent('EMAIL_MARKETING', 'EQUALS', true),
        column('status', 'EQUALS', 'active'),
      ],
    },
  },
  {
    id: 'young-and-keen',
    metier: 'marketing',
    title: {
      en: 'Fans of 18 to 30 who are very engaged and were active this month',
      fr: 'Les fans de 18 à 30 ans très engagés et actifs ce mois-ci',
    },
    hint: {
      en: 'Very engaged means an engagement score of 70 or more. Without a birth date nobody has an age.',
      fr: 'Très engagé veut dire un score d’engagement de 70 ou plus. Sans date de naissance, pas d’âge connu.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [column('roles', 'CONTAINS', 'marketing')],
      ageRange: { min: 18, max: 30 },
      engagementLevel: 'HIGH',
      lastActivityDays: 30,
    },
  },
  {
    id: 'welcomed-not-customers',
    metier: 'marketing',
    title: {
      en: 'Those who have been through the whole welcome series and are not customers yet',
      fr: 'Ceux qui ont suivi toute la série de bienvenue et ne sont pas encore clients',
    },
    hint: {
      en: 'Pick your welcome automation. Ambassadors count as customers.',
      fr: 'Choisissez votre automatisation de bienvenue. Les ambassadeurs comptent comme clients.',
    },
    asks: [{ name: 'welcome', kind: 'automation', label: { en: 'The welcome series', fr: 'La série de bienvenue' } }],
    criteria: {
      logic: 'AND',
      conditions: [
        automation('welcome', 'EQUALS', 'COMPLETED'),
        column('lifecycleStage', 'NOT_IN', ['CUSTOMER', 'ADVOCATE']),
      ],
    },
  },
];
