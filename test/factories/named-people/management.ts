import type { NamedPerson } from './person';
import { bought, euros } from './person';

const supporter = { did: [bought(600, euros(110)), bought(500, euros(110)), bought(400, euros(110))] };

export const managementPeople: readonly NamedPerson[] = [
  {
    name: 'Zora supports us',
    answers: ['future-ambassadors'],
    columns: { engagementScore: 75, lifecycleStage: 'CUSTOMER' },
    ...supporter,
  },
  {
    name: 'Alix is an ambassador already',
    answers: [],
    columns: { engagementScore: 75, lifecycleStage: 'ADVOCATE' },
    ...supporter,
  },
  {
    name: 'Brice bought twice',
    answers: [],
    columns: { engagementScore: 75 },
    did: [bought(600, euros(300)), bought(500, euros(300))],
  },
  {
    name: 'Cléo may be called',
    answers: ['leads-to-call'],
    columns: { leadScore: 50, lifecycleStage: 'QUALIFIED', phone: '+33123456789' },
    consents: { EMAIL_MARKETING: true, PHONE_MARKETING: true },
  },
  {
    name: 'Dina has no telephone',
    answers: [],
    columns: { leadScore: 80, lifecycleStage: 'LEAD' },
    consents: { EMAIL_MARKETING: true, PHONE_MARKETING: true },
  },
  {
    name: 'Enzo may not be called',
    answers: [],
    columns: { leadScore: 80, lifecycleStage: 'LEAD', phone: '+33123456780' },
  },
  { name: 'Faustine was never asked', answers: ['never-asked'], consents: {} },
  { name: 'Gaspard came last week', answers: [], consents: {}, addedDaysAgo: 5 },
  { name: 'Ivan has no valid address', answers: ['addresses-to-clean'], columns: { status: 'invalid' } },
  {
    name: 'Judith bounced twice',
    answers: ['addresses-to-clean'],
    did: [
      ['EMAIL_BOUNCED', 30],
      ['EMAIL_BOUNCED', 10],
    ],
  },
  {
    name: 'Karl bounced once',
    answers: [],
    did: [
      ['EMAIL_BOUNCED', 30],
      ['EMAIL_BOUNCED', 100],
    ],
  },
  { name: 'Lina is a quiet ally', answers: ['quiet-allies'], isAlly: true, activeDaysAgo: 150 },
  { name: 'Marc was won back before', answers: ['quiet-allies'], isAlly: true, walks: { revival: 'COMPLETED' } },
  { name: 'Nina is being won back', answers: [], isAlly: true, activeDaysAgo: 150, walks: { revival: 'WAITING' } },
  { name: 'Otis is active', answers: [], isAlly: true, activeDaysAgo: 20 },
  { name: 'Prune is quiet but no ally', answers: [], activeDaysAgo: 150 },
];
