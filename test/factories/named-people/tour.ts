import type { NamedPerson } from './person';
import { ticket, bought, concert, euros, tour } from './person';

export const tourPeople: readonly NamedPerson[] = [
  {
    name: 'Émile came in spring',
    answers: ['came-without-new-ticket'],
    columns: { region: 'Ile-de-France' },
    did: [concert(200), ticket(220, 35)],
  },
  {
    name: 'Flora has her next ticket',
    answers: [],
    columns: { region: 'Île-de-France' },
    did: [concert(100), ticket(20, 35)],
  },
  { name: 'Gilles lives elsewhere', answers: [], columns: { region: 'Bretagne' }, did: [concert(100)] },
  { name: 'Hanna came long ago', answers: [], columns: { region: 'Île-de-France' }, did: [concert(400)] },
  {
    name: 'Ilan bought a shirt alone',
    answers: ['came-without-new-ticket'],
    columns: { region: 'Île-de-France' },
    did: [concert(30), bought(10, { ...euros(25), category: 'merch' })],
  },
  {
    name: 'Joëlle runs a festival',
    answers: ['open-air-festivals'],
    columns: { ...tour, tags: ['Festival', 'open air'], customFields: { capacity: 2_000 } },
  },
  {
    name: 'Kevin runs one indoors',
    answers: [],
    columns: { ...tour, tags: ['festival'], customFields: { capacity: 5_000 } },
  },
  {
    name: 'Lila runs a large one',
    answers: [],
    columns: { ...tour, tags: ['festival', 'open air'], customFields: { capacity: 12_000 } },
  },
  { name: 'Milo has not told his size', answers: [], columns: { ...tour, tags: ['festival', 'open air'] } },
  {
    name: 'Nora had us last year',
    answers: ['venues-to-return-to'],
    columns: { ...tour, customFields: { lastShow: '2025-05-10' } },
  },
  { name: 'Oscar had us in June', answers: [], columns: { ...tour, customFields: { lastShow: '2026-06-01' } } },
  { name: 'Pia never had us', answers: [], columns: tour },
  {
    name: 'Rémi comes every time',
    answers: ['faithful-concert-goers'],
    did: [concert(700), concert(400), concert(40), ticket(600, 50), ticket(500, 30)],
  },
  {
    name: 'Sonia takes cheap seats',
    answers: [],
    did: [concert(700), concert(400), concert(40), ticket(600, 30), ticket(500, 29)],
  },
  { name: 'Tom came twice', answers: [], did: [concert(800), concert(400), concert(40), ticket(600, 60)] },
  { name: 'Dalia lives in Lyon', answers: ['near-the-next-date'], columns: { city: 'LYON' }, wantsDates: true },
  { name: 'Edgar does not want dates', answers: [], columns: { city: 'Lyon' }, wantsDates: false },
  { name: 'Félix never said', answers: [], columns: { city: 'Villeurbanne' } },
  { name: 'Greta lives in Metz', answers: [], columns: { city: 'Metz' }, wantsDates: true },
];
