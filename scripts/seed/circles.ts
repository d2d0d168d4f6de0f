import type { ContactRole, CustomValue, LifecycleStage } from '../../domain/contact/contact';
import type { Dice } from './dice';
import { dayOf, daysAfter, daysBefore } from './past';

/** What somebody is to the artist. */
export type Circle = 'fan' | 'journalist' | 'programmer' | 'label' | 'finance';

/** Of twenty people: twelve fans, three journalists, two programmers, two of the label, one accountant. */
export const circlePattern: readonly Circle[] = [
  'fan',
  'fan',
  'journalist',
  'fan',
  'programmer',
  'fan',
  'fan',
  'label',
  'fan',
  'fan',
  'journalist',
  'fan',
  'fan',
  'finance',
  'fan',
  'programmer',
  'fan',
  'journalist',
  'label',
  'fan',
];

interface Around {
  readonly dice: Dice;
  readonly now: Date;
  readonly city: string;
}

export interface Details {
  readonly roles: ContactRole[];
  readonly tags: string[];
  readonly lifecycleStage: LifecycleStage;
  readonly company?: string;
  readonly position?: string;
  readonly phone?: string;
  readonly customFields?: Record<string, CustomValue>;
}

/** What is known of somebody beside their name and place. */
export function detailsOf(circle: Circle, around: Around): Details {
  switch (circle) {
    case 'fan':
      return fanDetails(around);
    case 'journalist':
      return journalistDetails(around);
    case 'programmer':
      return programmerDetails(around);
    case 'label':
      return labelDetails(around);
    case 'finance':
      return financeDetails(around);
  }
}

const phoneOf = (dice: Dice) => `+331${String(dice.between(10_000_000, 99_999_999))}`;

function fanDetails({ dice }: Around): Details {
  const tags = ['fan', ...(dice.chance(0.6) ? ['newsletter'] : [])];
  const lifecycleStage = dice.pick(['SUBSCRIBER', 'SUBSCRIBER', 'LEAD', 'CUSTOMER', 'CUSTOMER', 'ADVOCATE']);
  return { roles: ['marketing'], tags, lifecycleStage, ...(dice.chance(0.3) ? { phone: phoneOf(dice) } : {}) };
}

function journalistDetails({ dice, now, city }: Around): Details {
  const [company, tag] = dice.pick([
    ['Radio Nocturne', 'radio'],
    [`Le Courrier de ${city}`, 'local'],
    ['Revue Plein Son', 'magazine'],
    ['Les Ondes Courtes', 'radio'],
  ]);
  return {
    // One person can be press and tour: some stations put on concerts of their own.
    roles: dice.chance(0.15) ? ['press', 'tour'] : ['press'],
    tags: [tag, ...(dice.chance(0.1) ? ['embargo'] : [])],
    lifecycleStage: 'LEAD',
    company,
    position: 'Journaliste',
    phone: phoneOf(dice),
    ...(tag === 'magazine' ? { customFields: { copyDeadline: dayOf(daysAfter(now, dice.between(-10, 30))) } } : {}),
  };
}

function programmerDetails({ dice, now, city }: Around): Details {
  const isFestival = dice.chance(0.5);
  const capacity = isFestival ? dice.between(12, 140) * 100 : dice.between(2, 16) * 100;
  const lastShow = dice.chance(0.6) ? { lastShow: dayOf(daysBefore(now, dice.between(60, 1_000))) } : {};
  return {
    roles: ['tour'],
    tags: isFestival ? ['festival', ...(dice.chance(0.7) ? ['open air'] : [])] : ['venue'],
    lifecycleStage: dice.pick(['LEAD', 'QUALIFIED', 'CUSTOMER']),
    company: isFestival ? `Festival de ${city}` : `La Grande Salle de ${city}`,
    position: 'Programmation',
    phone: phoneOf(dice),
    customFields: { capacity, ...lastShow },
  };
}

function labelDetails({ dice }: Around): Details {
  const [company, position, tag] = dice.pick([
    ['Disques du Canal', 'Distribution', 'distribution'],
    ['Grand Large Publishing', 'Éditrice', 'publishing'],
    ['Image & Son', 'Music supervisor', 'sync'],
    ['Sillon Fermé', 'Label manager', 'label'],
  ]);
  return { roles: ['label'], tags: [tag], lifecycleStage: 'QUALIFIED', company, position, phone: phoneOf(dice) };
}

function financeDetails({ dice }: Around): Details {
  const [company, position, tag] = dice.pick([
    ['Cabinet Mesure', 'Expert-comptable', 'accounting'],
    ['Étude Portée & Associés', 'Avocate', 'legal'],
  ]);
  return { roles: ['finance'], tags: [tag], lifecycleStage: 'CUSTOMER', company, position };
}
