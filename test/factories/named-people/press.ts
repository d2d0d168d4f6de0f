import type { NamedPerson } from './person';
import { press, tour } from './person';

export const pressPeople: readonly NamedPerson[] = [
  {
    name: 'Paul opened both',
    answers: ['opened-twice-never-replied'],
    columns: press,
    mails: { latest: ['RECEIVED', 'OPENED'], previous: ['RECEIVED', 'OPENED'] },
  },
  {
    name: 'Quentin replied once',
    answers: [],
    columns: press,
    mails: { latest: ['RECEIVED', 'OPENED'], previous: ['RECEIVED', 'OPENED', 'REPLIED'] },
  },
  {
    name: 'Rosa opened one',
    answers: [],
    columns: press,
    mails: { latest: ['RECEIVED', 'OPENED'], previous: ['RECEIVED'] },
  },
  {
    name: 'Sami opened both, but is no journalist',
    answers: [],
    columns: tour,
    mails: { latest: ['RECEIVED', 'OPENED'], previous: ['RECEIVED', 'OPENED'] },
  },
  {
    name: 'Tess is on local radio',
    answers: ['local-media'],
    columns: { ...press, region: 'bretagne', tags: ['Radio'] },
  },
  {
    name: 'Ulysse is under embargo',
    answers: [],
    columns: { ...press, region: 'Bretagne', tags: ['local', 'embargo'] },
  },
  { name: 'Vera is elsewhere', answers: [], columns: { ...press, region: 'Normandie', tags: ['radio'] } },
  {
    name: 'Wim heard most',
    answers: ['heard-the-preview'],
    columns: press,
    did: [
      ['PREVIEW_LISTENED', 20, { percent: 40 }],
      ['PREVIEW_LISTENED', 10, { percent: 80 }],
    ],
  },
  { name: 'Xena heard less', answers: [], columns: press, did: [['PREVIEW_LISTENED', 10, { percent: 70 }]] },
  { name: 'Yann heard it long ago', answers: [], columns: press, did: [['PREVIEW_LISTENED', 90, { percent: 100 }]] },
  {
    name: 'Zoé was accredited',
    answers: ['accredited-without-article'],
    columns: press,
    did: [['ACCREDITATION_GRANTED', 30]],
  },
  {
    name: 'Abel wrote his article',
    answers: [],
    columns: press,
    did: [
      ['ACCREDITATION_GRANTED', 30],
      ['ARTICLE_PUBLISHED', 10],
    ],
  },
  {
    name: 'Basile closes in December',
    answers: ['copy-deadlines'],
    columns: { ...press, customFields: { copyDeadline: '2026-12-06' } },
  },
  {
    name: 'Carla closes at Christmas',
    answers: [],
    columns: { ...press, customFields: { copyDeadline: '2026-12-20' } },
  },
  { name: 'Dora closed yesterday', answers: [], columns: { ...press, customFields: { copyDeadline: '2026-11-21' } } },
];
