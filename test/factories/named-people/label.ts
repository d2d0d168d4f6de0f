import type { NamedPerson } from './person';
import { bought, euros, label } from './person';

export const labelPeople: readonly NamedPerson[] = [
  {
    name: 'Uma bought the vinyl',
    answers: ['vinyl-buyers'],
    did: [bought(100, { ...euros(28), items: [{ name: 'VINYLE' }] })],
  },
  { name: 'Victor bought the box long ago', answers: [], did: [bought(800, { ...euros(90), product: 'Coffret' })] },
  {
    name: 'Wanda buys to sell',
    answers: [],
    columns: { tags: ['distribution'] },
    did: [bought(100, { ...euros(28), product: 'Vinyle' })],
  },
  { name: 'Yara pre-saved', answers: ['presaved-not-heard'], did: [['PRESAVE_MADE', 20]] },
  {
    name: 'Zack has listened',
    answers: [],
    did: [
      ['PRESAVE_MADE', 20],
      ['ALBUM_LISTENED', 5],
    ],
  },
  {
    name: 'Alba left the plan unopened',
    answers: ['partners-without-plan'],
    columns: { ...label, company: 'Disques du Canal' },
    mails: { plan: ['RECEIVED'] },
  },
  {
    name: 'Boris opened the plan',
    answers: [],
    columns: { ...label, company: 'Disques du Port' },
    mails: { plan: ['RECEIVED', 'OPENED'] },
  },
  { name: 'Célia works alone', answers: [], columns: label },
  {
    name: 'Élise began with a CD',
    answers: ['came-by-a-record'],
    did: [bought(300, { ...euros(15), format: 'cd' }), bought(30, { ...euros(20), format: 't-shirt' })],
  },
  {
    name: 'Farid began with a shirt',
    answers: [],
    did: [bought(300, { ...euros(20), format: 't-shirt' }), bought(30, { ...euros(28), format: 'vinyle' })],
  },
  {
    name: 'Gina chooses music for films',
    answers: ['sync-contacts'],
    columns: { ...label, position: 'Music Supervisor' },
    activeDaysAgo: 200,
  },
  { name: 'Henri publishes', answers: ['sync-contacts'], columns: { ...label, position: 'Éditeur' } },
  {
    name: 'Inès spoke to us last week',
    answers: ['partners-without-plan'],
    columns: { ...label, company: 'North Publishing' },
    activeDaysAgo: 7,
  },
  { name: 'Jade manages', answers: [], columns: { ...label, position: 'Manager' } },
];
