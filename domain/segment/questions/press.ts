import { atLeastOnce, campaign, column, custom, measured, never, noneOf } from './conditions';
import { questionEvents } from './events';
import type { MetierQuestion } from './question';

const { accreditationGranted, articlePublished, previewListened } = questionEvents;

export const pressQuestions: readonly MetierQuestion[] = [
  {
    id: 'opened-twice-never-replied',
    metier: 'press',
    title: {
      en: 'Journalists who opened the last two press releases, but replied to neither',
      fr: 'Les journalistes qui ont ouvert les deux derniers communiqués sans répondre à aucun',
    },
    hint: {
      en: 'Pick the campaigns of the two press releases.',
      fr: 'Choisissez les campagnes des deux communiqués.',
    },
    asks: [
      { name: 'latest', kind: 'campaign', label: { en: 'The latest press release', fr: 'Le dernier communiqué' } },
      { name: 'previous', kind: 'campaign', label: { en: 'The one before', fr: 'Celui d’avant' } },
    ],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'press'),
        campaign('latest', 'EQUALS', 'OPENED'),
        campaign('previous', 'EQUALS', 'OPENED'),
        noneOf(campaign('latest', 'EQUALS', 'REPLIED'), campaign('previous', 'EQUALS', 'REPLIED')),
      ],
    },
  },
  {
    id: 'local-media',
    metier: 'press',
    title: {
      en: 'Radio stations and local papers of a region, without those under embargo',
      fr: 'Les radios et la presse locale d’une région, hors médias sous embargo',
    },
    hint: {
      en: 'Change the region, and the tags to those your contacts carry.',
      fr: 'Changez la région, et les étiquettes pour celles de vos contacts.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [column('roles', 'CONTAINS', 'press')],
      tags: ['radio', 'local'],
      excludeTags: ['embargo'],
      location: { region: 'Bretagne' },
    },
  },
  {
    id: 'heard-the-preview',
    metier: 'press',
    title: {
      en: 'Journalists who heard at least three quarters of the preview album',
      fr: 'Les journalistes qui ont écouté au moins les trois quarts de l’album en avant-première',
    },
    hint: {
      en: 'The private player records PREVIEW_LISTENED with how many per cent were heard.',
      fr: 'Le lecteur privé enregistre PREVIEW_LISTENED avec le pourcentage écouté.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'press'),
        measured('MAX', [previewListened, 'percent'], ['GREATER_OR_EQUAL', 75], { withinDays: 60 }),
      ],
    },
  },
  {
    id: 'accredited-without-article',
    metier: 'press',
    title: {
      en: 'Journalists accredited in the last two months who have published nothing since then',
      fr: 'Les journalistes accrédités ces deux derniers mois qui n’ont rien publié depuis',
    },
    hint: {
      en: 'Accreditations and cuttings are the events ACCREDITATION_GRANTED and ARTICLE_PUBLISHED.',
      fr: 'Les accréditations et les retombées sont les événements ACCREDITATION_GRANTED et ARTICLE_PUBLISHED.',
    },
    asks: [],
    criteria: {
      logic: 'AND',
      conditions: [
        column('roles', 'CONTAINS', 'press'),
        atLeastOnce(accreditationGranted, { withinDays: 60 }),
        never(articlePublished, { withinDays: 60 }),
      ],
    },
  },
  {
    id: 'copy-deadlines',
    metier: 'press',
    title: {
      en: 'Magazines whose copy deadline falls in the next two weeks',
      fr: 'Les magazines dont le bouclage tombe dans les deux prochaines semaines',
    },
    hint: {
      en: 'Pick the custom field that holds the date of the deadline.',
      fr: 'Choisissez le champ personnalisé qui contient la date de bouclage.',
    },
    asks: [
      {
        name: 'deadline',
        kind: 'customField',
        dataType: 'DATE',
        suggested: 'copyDeadline',
        label: { en: 'Copy deadline', fr: 'Bouclage' },
      },
    ],
    criteria: {
      logic: 'AND',
      conditions: [column('roles', 'CONTAINS', 'press'), custom('deadline', 'DATE', 'WITHIN_NEXT_DAYS', 14)],
    },
  },
];
