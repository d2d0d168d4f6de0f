import type { NamedPerson } from './person';
import { bought, euros, finance } from './person';

export const financePeople: readonly NamedPerson[] = [
  { name: 'Kim spent 210', answers: ['spent-over-200'], did: [bought(100, euros(150)), bought(10, euros(60))] },
  { name: 'Luc spent part of it long ago', answers: [], did: [bought(100, euros(150)), bought(400, euros(60))] },
  {
    name: 'Mona spent part of it in dollars',
    answers: ['other-currencies'],
    did: [bought(100, euros(150)), bought(10, { amount: 60, currency: 'USD' })],
  },
  { name: 'Nadia spent exactly 200', answers: [], did: [bought(100, euros(200))] },
  {
    name: 'Otto is late',
    answers: ['last-invoice-overdue'],
    did: [
      ['INVOICE_UPDATED', 60, { status: 'paid' }],
      ['INVOICE_UPDATED', 5, { status: 'Overdue' }],
    ],
  },
  {
    name: 'Paula has paid since',
    answers: [],
    did: [
      ['INVOICE_UPDATED', 60, { status: 'overdue' }],
      ['INVOICE_UPDATED', 5, { status: 'paid' }],
    ],
  },
  {
    name: 'Rita never got the report',
    answers: ['report-not-delivered'],
    columns: { ...finance, tags: ['legal'] },
    mails: { report: ['BOUNCED'] },
  },
  { name: 'Saul got it', answers: [], columns: { ...finance, tags: ['accounting'] }, mails: { report: ['RECEIVED'] } },
  { name: 'Théo is our bank', answers: [], columns: { ...finance, tags: ['bank'] }, mails: { report: ['BOUNCED'] } },
  {
    name: 'Ugo gave twice',
    answers: ['donors-without-address'],
    columns: { city: 'Paris' },
    did: [
      ['DONATION_MADE', 200, euros(50)],
      ['DONATION_MADE', 20, euros(80)],
    ],
  },
  {
    name: 'Valérie once gave less',
    answers: [],
    did: [
      ['DONATION_MADE', 200, euros(20)],
      ['DONATION_MADE', 20, euros(100)],
    ],
  },
  {
    name: 'William has told his address',
    answers: [],
    columns: { city: 'Lille', country: 'France' },
    did: [['DONATION_MADE', 20, euros(60)]],
  },
  { name: 'Xing pays in pounds', answers: ['other-currencies'], did: [bought(30, { amount: 40, currency: 'GBP' })] },
  { name: 'Yves pays in nobody knows what', answers: [], did: [bought(30, { amount: 40 })] },
];
