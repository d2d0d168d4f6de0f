import type { contacts } from '../../db/schema';
import type { ConsentType } from '../../domain/consent/consent';
import type { Dice } from './dice';
import { createDice } from './dice';
import { daysAfter } from './past';
import { circlePattern, detailsOf } from './circles';
import type { Circle } from './circles';

const SEED = 2_026;

const firstNames =
  'Camille Élodie Jonas Aïcha Mateo Ingrid Thomas Yuki Noor Pauline Basile Chloé Driss Esther Félix Gaëlle Hugo Inès Jeanne Karim'.split(
    ' ',
  );
const lastNames = 'Martin Dubois Weber Rossi Garcia Lindqvist Okafor Nguyen Moreau Haddad Keller Silva'.split(' ');

const places = [
  ['Paris', 'Île-de-France', 'France'],
  ['Montreuil', 'Île-de-France', 'France'],
  ['Lyon', 'Auvergne-Rhône-Alpes', 'France'],
  ['Villeurbanne', 'Auvergne-Rhône-Alpes', 'France'],
  ['Rennes', 'Bretagne', 'France'],
  ['Brest', 'Bretagne', 'France'],
  ['Lille', 'Hauts-de-France', 'France'],
  ['Bruxelles', null, 'Belgium'],
  ['Berlin', null, 'Germany'],
  ['Montréal', 'Québec', 'Canada'],
  ['Barcelona', 'Catalunya', 'Spain'],
] as const;

export type ContactColumns = Omit<typeof contacts.$inferInsert, 'organizationId' | 'email'>;

export interface DemoPerson {
  readonly email: string;
  readonly columns: ContactColumns;
  readonly addedDaysAgo: number;
  /** Empty for who was never asked. */
  readonly consents: Partial<Record<ConsentType, boolean>>;
  readonly circle: Circle;
  /** From 0 to 1: how much of what is sent they open, and how often they come. */
  readonly keenness: number;
}

const asciiOf = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();

/** The same people at every first start, with dates that stand as far from `now` as ever. */
export function demoPeople(now: Date): readonly DemoPerson[] {
  const dice = createDice(SEED);
  return lastNames.flatMap((lastName, row) =>
    firstNames.map((firstName, column): DemoPerson => {
      const index = row * firstNames.length + column;
      const circle = circlePattern[index % circlePattern.length] ?? 'fan';
      const [city, region, country] = dice.pick(places);
      const isPlaced = !dice.chance(0.12);
      const details = detailsOf(circle, { dice, now, city });
      return {
        email: `${asciiOf(firstName)}.${asciiOf(lastName)}@example.com`,
        columns: {
          firstName,
          lastName,
          ...(isPlaced ? { city, region, country } : {}),
          source: 'demo',
          status: index % 79 === 78 ? 'bounced' : 'active',
          ...details,
          ...(circle === 'fan' ? { birthDate: birthDateOf(dice, now, index) } : {}),
        },
        addedDaysAgo: index % 12 === 11 ? dice.between(2, 25) : dice.between(60, 700),
        consents: consentsOf(dice, index),
        circle,
        keenness: dice.roll(),
      };
    }),
  );
}

/** One in nine has said no and one in twenty-three was never asked, so that exclusions show. */
function consentsOf(dice: Dice, index: number): DemoPerson['consents'] {
  if (index % 23 === 13) return {};
  return {
    EMAIL_MARKETING: index % 9 !== 8,
    ...(dice.chance(0.4) ? { PHONE_MARKETING: true } : {}),
    ...(dice.chance(0.2) ? { SMS_MARKETING: dice.chance(0.7) } : {}),
  };
}

/** Some have no birth date; some have their birthday within days. */
function birthDateOf(dice: Dice, now: Date, index: number): string | null {
  const years = dice.between(17, 64);
  if (index % 4 === 3) return null;
  const daysAway = index % 10 === 0 ? dice.between(0, 6) : dice.between(8, 350);
  const day = daysAfter(now, daysAway).toISOString().slice(5, 10);
  return `${now.getUTCFullYear() - years}-${day === '02-29' ? '02-28' : day}`;
}
