import { eventNames } from '../../domain/event/event';
import type { EventProperties } from '../../domain/event/event';
import { questionEvents } from '../../domain/segment/questions/events';
import type { Dice } from './dice';
import type { DemoPerson } from './people';

/** Something a person did, so many days ago. */
export interface Happening {
  readonly name: string;
  readonly daysAgo: number;
  readonly properties: EventProperties;
}

const happening = (name: string, daysAgo: number, properties: EventProperties = {}): Happening => ({
  name,
  daysAgo,
  properties,
});

const { purchaseMade, linkClicked, formSubmitted } = eventNames;
const { concertAttended, previewListened, accreditationGranted, articlePublished } = questionEvents;
const { presaveMade, albumListened, invoiceUpdated, donationMade } = questionEvents;

const shop = [
  ['Vinyle', 'vinyle', 28],
  ['Coffret', 'vinyle', 75],
  ['CD', 'CD', 15],
  ['T-shirt', 'textile', 25],
] as const;
const concerts = ['Paris', 'Lyon', 'Rennes', 'Lille', 'Bruxelles', 'Berlin'] as const;

/** What a person did in the last two years. */
export function historyOf(person: DemoPerson, dice: Dice): readonly Happening[] {
  switch (person.circle) {
    case 'fan':
      return fanHistory(person, dice);
    case 'journalist':
      return journalistHistory(dice);
    case 'programmer':
    case 'label':
    case 'finance':
      return invoices(dice);
  }
}

function fanHistory({ keenness, columns }: DemoPerson, dice: Dice): readonly Happening[] {
  const currency = columns.country === 'Canada' ? 'CAD' : 'EUR';
  const evenings = Array.from({ length: Math.round(keenness * 5) }, () => dice.between(20, 720));
  const orders = Array.from({ length: Math.round(keenness ** 2 * dice.between(0, 8)) }, () => dice.between(5, 600));
  return [
    ...evenings.flatMap((daysAgo) => evening(daysAgo, currency, dice)),
    ...orders.map((daysAgo) => order(daysAgo, currency, dice)),
    ...(dice.chance(0.25) ? [happening(linkClicked, dice.between(1, 12), ticketLink)] : []),
    ...(dice.chance(0.3) ? album(dice) : []),
    ...(dice.chance(0.2) ? donations(dice) : []),
    ...(dice.chance(0.1) ? [happening(formSubmitted, dice.between(3, 200), { formId: 'contest' })] : []),
  ];
}

const ticketLink = { url: 'https://demi-tons.example/tickets' };

/** A concert with the ticket bought some weeks before it. */
function evening(daysAgo: number, currency: string, dice: Dice): readonly Happening[] {
  const city = dice.pick(concerts);
  const amount = dice.pick([28, 34, 42, 55]);
  return [
    happening(purchaseMade, daysAgo + dice.between(3, 40), { amount, currency, category: 'ticket', product: city }),
    happening(concertAttended, daysAgo, { city, venue: `La Grande Salle de ${city}` }),
  ];
}

function order(daysAgo: number, currency: string, dice: Dice): Happening {
  const [product, format, amount] = dice.pick(shop);
  return happening(purchaseMade, daysAgo, { amount, currency, category: 'shop', product, format });
}

function album(dice: Dice): readonly Happening[] {
  const daysAgo = dice.between(25, 55);
  const heard = dice.chance(0.6) ? [happening(albumListened, dice.between(1, 20), { album: 'Demi-jour' })] : [];
  return [happening(presaveMade, daysAgo, { album: 'Demi-jour' }), ...heard];
}

const donations = (dice: Dice): readonly Happening[] =>
  Array.from({ length: dice.between(1, 2) }, () =>
    happening(donationMade, dice.between(5, 360), { amount: dice.pick([20, 50, 50, 80, 150]), currency: 'EUR' }),
  );

function journalistHistory(dice: Dice): readonly Happening[] {
  const heard = dice.chance(0.6)
    ? [happening(previewListened, dice.between(3, 50), { album: 'Demi-jour', percent: dice.pick([15, 40, 80, 100]) })]
    : [];
  const accredited = dice.chance(0.4) ? [happening(accreditationGranted, dice.between(20, 55), { city: 'Paris' })] : [];
  const wrote = dice.chance(0.3) ? [happening(articlePublished, dice.between(2, 18), { outlet: 'web' })] : [];
  return [...heard, ...accredited, ...wrote];
}

/** An invoice that was sent, and paid or not. */
function invoices(dice: Dice): readonly Happening[] {
  if (dice.chance(0.5)) return [];
  const number = `F-${dice.between(1_000, 9_999)}`;
  const amount = dice.between(4, 30) * 100;
  const line = (status: string, daysAgo: number) =>
    happening(invoiceUpdated, daysAgo, { number, status, amount, currency: 'EUR' });
  return [line('sent', 60), line(dice.chance(0.3) ? 'overdue' : 'paid', dice.between(2, 25))];
}
