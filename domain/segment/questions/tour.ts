import { eventNames } from '../../event/event';
import { atLeastOnce, column, count, custom, measured, never, text, topic } from './conditions';
import { questionEvents } from './events';
import type { MetierQuestion } from './question';

const { purchaseMade } = eventNames;
const { concertAttended } = questionEvents;
const tickets = text('category', 'EQUALS', 'ticket');

export const tourQuestions: readonly MetierQuestion[] = [
  {
    id: 'came-without-new-ticket',
    metier: 'tour',
    title: {
      en: 'Fans of the Paris region who came to a concert in the last year and have bought no ticket for three months',
      fr: 'Les fans d’Île-de-France venus à un concert depuis un an et qui n’ont pas pris de billet depuis trois mois',
    },
    hint: {
      en: 'Concerts are the event CONCERT_ATTENDED; a ticket is a purchase whose category is “ticket”.',
      fr: 'Les concerts sont l’événement CONCERT_ATTENDED ; un billet est un achat de la catégorie « ticket ».',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('region', 'EQUALS', 'Île-de-France'),
        atLeastOnce(concertAttended, { withinDays: 365 }),
        never(purchaseMade, { where: [tickets], withinDays: 90 }),
      ],
    },
  },
  {
    id: 'open-air-festivals',
    metier: 'tour',
    title: {
      en: 'Open-air festivals for 2,000 to 10,000 people',
      fr: 'Les festivals en plein air de 2 000 à 10 000 places',
    },
    hint: {
      en: 'Pick the custom field that holds the capacity. Only those with both tags answer.',
      fr: 'Choisissez le champ personnalisé de la jauge. Il faut porter les deux étiquettes.',
    },
    asks: [
      {
        name: 'capacity',
        kind: 'customField',
        dataType: 'NUMBER',
        suggested: 'capacity',
        label: { en: 'Capacity', fr: 'Jauge' },
      },
    ],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'tour'),
        column('tags', 'CONTAINS_ALL', ['festival', 'open air']),
        custom('capacity', 'NUMBER', 'BETWEEN', [2_000, 10_000]),
      ],
    },
  },
  {
    id: 'venues-to-return-to',
    metier: 'tour',
    title: {
      en: 'Programmers who had us on stage, but not in the last twelve months',
      fr: 'Les programmateurs qui nous ont déjà accueillis, mais pas depuis douze mois',
    },
    hint: {
      en: 'Pick the custom field that holds the date of our last concert there.',
      fr: 'Choisissez le champ personnalisé de la date de notre dernier concert chez eux.',
    },
    asks: [
      {
        name: 'lastShow',
        kind: 'customField',
        dataType: 'DATE',
        suggested: 'lastShow',
        label: { en: 'Last concert there', fr: 'Dernier concert chez eux' },
      },
    ],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'tour'),
        custom('lastShow', 'DATE', 'IS_NOT_EMPTY'),
        custom('lastShow', 'DATE', 'NOT_WITHIN_LAST_DAYS', 365),
      ],
    },
  },
  {
    id: 'faithful-concert-goers',
    metier: 'tour',
    title: {
      en: 'Fans who came three times or more in two years, and spend 40 EUR or more on each order of tickets',
      fr: 'Les fans venus trois fois ou plus en deux ans, et qui dépensent 40 EUR ou plus par commande de billets',
    },
    hint: {
      en: 'For a VIP offer. The average is over their orders of tickets in euros.',
      fr: 'Pour une offre VIP. La moyenne porte sur leurs commandes de billets en euros.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        count(concertAttended, 'GREATER_OR_EQUAL', 3, { withinDays: 730 }),
        measured('AVG', [purchaseMade, 'amount'], ['GREATER_OR_EQUAL', 40], {
          where: [tickets, text('currency', 'EQUALS', 'EUR')],
        }),
      ],
    },
  },
  {
    id: 'near-the-next-date',
    metier: 'tour',
    title: {
      en: 'People in and around Lyon who asked to hear of our tour dates',
      fr: 'Les habitants de Lyon et alentour qui ont demandé à être prévenus de nos dates',
    },
    hint: {
      en: 'Change the towns for those around your next date, and pick the topic of tour dates.',
      fr: 'Changez les villes pour celles autour de votre prochaine date, et choisissez le thème des dates de tournée.',
    },
    asks: [{ name: 'dates', kind: 'topic', label: { en: 'Tour dates', fr: 'Dates de tournée' } }],
    criteria: {
      logic: 'AND',
      conditions: [column('city', 'IN', ['Lyon', 'Villeurbanne', 'Vénissieux']), topic('dates', 'EQUALS', true)],
    },
  },
];
