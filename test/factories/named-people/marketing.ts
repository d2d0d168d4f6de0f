import type { NamedPerson } from './person';
import { ticket, clicked, opened, fan } from './person';

export const marketingPeople: readonly NamedPerson[] = [
  { name: 'Ada never opened', answers: ['silent-readers'], columns: fan },
  { name: 'Bruno opened a month ago', answers: [], columns: fan, did: [opened(30)] },
  { name: 'Chloé opened 91 days ago', answers: ['silent-readers'], columns: fan, did: [opened(91)] },
  { name: 'Denis said no', answers: [], columns: fan, consents: { EMAIL_MARKETING: false } },
  { name: 'Elsa is new', answers: [], columns: fan, addedDaysAgo: 10 },
  {
    name: 'Fanny looked at tickets',
    answers: ['clicked-without-buying'],
    did: [clicked(3, 'https://TICKETS.example/lyon')],
  },
  { name: 'Gaël bought one', answers: [], did: [clicked(3, 'https://tickets.example'), ticket(1, 30)] },
  {
    name: 'Hugo read the blog',
    answers: [],
    did: [clicked(3, 'https://halftones.example/blog'), clicked(20, 'https://tickets.example')],
  },
  {
    name: 'Iris has her birthday on Wednesday',
    answers: ['birthdays-this-week'],
    columns: { birthDate: '1990-11-25' },
  },
  { name: 'Jules has his in exactly a week', answers: ['birthdays-this-week'], columns: { birthDate: '1988-11-29' } },
  { name: 'Karim has his a day later', answers: [], columns: { birthDate: '1988-11-30' } },
  {
    name: 'Léa has hers, but her address bounces',
    answers: ['addresses-to-clean'],
    columns: { birthDate: '1990-11-25', status: 'bounced' },
  },
  {
    name: 'Maya is 26 and keen',
    answers: ['young-and-keen'],
    columns: { ...fan, birthDate: '2000-03-01', engagementScore: 82 },
    activeDaysAgo: 5,
    did: [opened(5)],
  },
  {
    name: 'Nils is 31',
    answers: [],
    columns: { ...fan, birthDate: '1995-03-01', engagementScore: 90 },
    activeDaysAgo: 5,
    did: [opened(5)],
  },
  {
    name: 'Olga is 25 and less keen',
    answers: [],
    columns: { ...fan, birthDate: '2001-03-01', engagementScore: 69 },
    activeDaysAgo: 5,
    did: [opened(5)],
  },
  { name: 'Aron finished the welcome', answers: ['welcomed-not-customers'], walks: { welcome: 'COMPLETED' } },
  {
    name: 'Bella finished it as a customer',
    answers: [],
    columns: { lifecycleStage: 'CUSTOMER' },
    walks: { welcome: 'COMPLETED' },
  },
  { name: 'Cyril is in the midst of it', answers: [], walks: { welcome: 'WAITING' } },
];
