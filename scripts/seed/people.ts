import type { ContactRole } from '../../domain/contact/contact';

export interface DemoPerson {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly city: string;
  readonly country: string;
  readonly company: string | null;
  readonly roles: readonly ContactRole[];
  readonly tags: readonly string[];
  readonly consented: boolean;
}

const firstNames = ['Camille', 'Élodie', 'Jonas', 'Aïcha', 'Mateo', 'Ingrid', 'Thomas', 'Yuki', 'Noor', 'Pauline'];
const lastNames = ['Martin', 'Dubois', 'Weber', 'Rossi', 'Garcia', 'Lindqvist', 'Okafor', 'Nguyen'];
const places = [
  ['Paris', 'France'],
  ['Lyon', 'France'],
  ['Bruxelles', 'Belgium'],
  ['Berlin', 'Germany'],
  ['Montréal', 'Canada'],
  ['Barcelona', 'Spain'],
] as const;
const circles: readonly { readonly role: ContactRole; readonly company: string | null; readonly tag: string }[] = [
  { role: 'marketing', company: null, tag: 'fan' },
  { role: 'marketing', company: null, tag: 'newsletter' },
  { role: 'press', company: 'Radio Nocturne', tag: 'radio' },
  { role: 'press', company: 'Revue Plein Son', tag: 'magazine' },
  { role: 'tour', company: 'La Grande Salle', tag: 'venue' },
  { role: 'label', company: 'Disques du Canal', tag: 'distribution' },
  { role: 'finance', company: 'Cabinet Mesure', tag: 'accounting' },
];

const pick = <T>(list: readonly [T, ...T[]] | readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list has nothing to pick');
  return item;
};

const asciiOf = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();

/** The same eighty people at every first start. One in eight has not agreed to marketing, so that exclusions show. */
export function demoPeople(): readonly DemoPerson[] {
  return Array.from({ length: 80 }, (_, index) => {
    const firstName = pick(firstNames, index);
    const lastName = pick(lastNames, Math.floor(index / firstNames.length));
    const [city, country] = pick(places, index * 5 + 1);
    const { role, company, tag } = pick(circles, index * 3 + Math.floor(index / 7));
    return {
      email: `${asciiOf(firstName)}.${asciiOf(lastName)}@example.com`,
      firstName,
      lastName,
      city,
      country,
      company,
      roles: [role],
      tags: [tag],
      consented: index % 8 !== 7,
    };
  });
}
