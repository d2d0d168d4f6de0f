import { eventNames } from '../../event/event';
import { anyOf, atLeastOnce, campaign, column, measured, never } from './conditions';
import { questionEvents } from './events';
import type { MetierQuestion } from './question';

const { purchaseMade } = eventNames;
const { albumListened, presaveMade } = questionEvents;

export const labelQuestions: readonly MetierQuestion[] = [
  {
    id: 'vinyl-buyers',
    metier: 'label',
    title: {
      en: 'Buyers of the vinyl or the box set in the last two years, shops left out',
      fr: 'Les acheteurs du vinyle ou du coffret depuis deux ans, hors revendeurs',
    },
    hint: {
      en: 'Name the products as your shop does: by their name, number or SKU.',
      fr: 'Nommez les produits comme votre boutique : par leur nom, leur numéro ou leur référence.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [column('status', 'EQUALS', 'active')],
      purchaseHistory: { products: ['Vinyle', 'Coffret'], withinDays: 730 },
      excludeTags: ['distribution'],
    },
  },
  {
    id: 'presaved-not-heard',
    metier: 'label',
    title: {
      en: 'Those who pre-saved the album in the last two months and have not listened to it',
      fr: 'Ceux qui ont pré-enregistré l’album depuis deux mois et ne l’ont pas écouté',
    },
    hint: {
      en: 'Streaming partners report PRESAVE_MADE and ALBUM_LISTENED.',
      fr: 'Les plateformes partenaires transmettent PRESAVE_MADE et ALBUM_LISTENED.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [atLeastOnce(presaveMade, { withinDays: 60 }), never(albumListened, { withinDays: 60 })],
    },
  },
  {
    id: 'partners-without-plan',
    metier: 'label',
    title: {
      en: 'Partner companies of the label that have not opened the release plan',
      fr: 'Les sociétés partenaires du label qui n’ont pas ouvert le plan de sortie',
    },
    hint: {
      en: 'Those who never received it count as not having opened it.',
      fr: 'Ceux qui ne l’ont jamais reçu comptent comme ne l’ayant pas ouvert.',
    },
    asks: [{ name: 'plan', kind: 'campaign', label: { en: 'The release plan', fr: 'Le plan de sortie' } }],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'label'),
        column('company', 'IS_NOT_EMPTY'),
        campaign('plan', 'NOT_EQUALS', 'OPENED'),
      ],
    },
  },
  {
    id: 'came-by-a-record',
    metier: 'label',
    title: {
      en: 'Customers whose first purchase was a record',
      fr: 'Les clients dont le premier achat était un disque',
    },
    hint: {
      en: 'The shop gives each purchase its format: vinyl or CD here.',
      fr: 'La boutique donne à chaque achat son format : ici vinyle ou CD.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [measured('FIRST', [purchaseMade, 'format'], ['IN', ['vinyle', 'CD']])],
    },
  },
  {
    id: 'sync-contacts',
    metier: 'label',
    title: {
      en: 'Music supervisors and publishers of whom we have heard nothing for six months',
      fr: 'Les superviseurs musicaux et éditeurs sans nouvelles depuis six mois',
    },
    hint: {
      en: 'By their position, or by the end of their company’s name.',
      fr: 'D’après leur fonction, ou la fin du nom de leur société.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'label'),
        anyOf(
          column('position', 'CONTAINS', 'supervis'),
          column('position', 'STARTS_WITH', 'édit'),
          column('company', 'ENDS_WITH', 'publishing'),
        ),
        column('lastActivity', 'NOT_WITHIN_LAST_DAYS', 180),
      ],
    },
  },
];
