import { sql } from 'drizzle-orm';
import { newId } from '../../db/columns';
import { contactEvents, contacts, contactTopics, fieldDefinitions, topics } from '../../db/schema';
import { consentTypes } from '../../domain/consent/consent';
import { eventNames } from '../../domain/event/event';
import { recordConsents } from '../../services/consent/record';
import type { ServiceContext } from '../../services/context';
import type { Dice } from './dice';
import { historyOf } from './history';
import { daysBefore } from './past';
import type { DemoPerson } from './people';
import { demoPeople } from './people';

export interface PlacedPerson extends DemoPerson {
  readonly id: string;
  readonly addedAt: Date;
}

/** The key of the topic that `near-the-next-date` asks about. */
export const TOUR_DATES = 'tourDates';

const demoFields = [
  { name: 'capacity', label: 'Jauge', type: 'NUMBER' },
  { name: 'lastShow', label: 'Dernier concert chez eux', type: 'DATE' },
  { name: 'copyDeadline', label: 'Bouclage', type: 'DATE' },
] as const;

/** Writes the people with what they agreed to, and what they did in the last two years. No automation is told of the past. */
export async function seedAudience(ctx: ServiceContext, dice: Dice): Promise<readonly PlacedPerson[]> {
  const { db, organizationId } = ctx;
  const now = ctx.now();
  const people = demoPeople(now).map((person): PlacedPerson => {
    const addedAt = daysBefore(now, person.addedDaysAgo);
    return { ...person, id: newId(addedAt.getTime()), addedAt };
  });
  await db.insert(fieldDefinitions).values(demoFields.map((field) => ({ ...field, organizationId })));
  await db.insert(contacts).values(
    people.map(({ id, email, columns, addedAt }) => ({
      ...columns,
      id,
      email,
      organizationId,
      createdAt: addedAt,
      updatedAt: addedAt,
    })),
  );
  const consents = people.flatMap(({ id: contactId, consents: said }) =>
    consentTypes.flatMap((type) => {
      const granted = said[type];
      return granted === undefined ? [] : [{ contactId, type, granted, source: 'demo' }];
    }),
  );
  await recordConsents(db, { organizationId, at: daysBefore(now, 1), consents });
  await db.insert(contactEvents).values(people.flatMap((person) => pastOf(person, ctx, dice)));
  await seedTopics(ctx, people, dice);
  return people;
}

/** A person's timeline; nothing happened before they were known. */
function pastOf(person: PlacedPerson, { organizationId, now }: ServiceContext, dice: Dice) {
  const { id: contactId, addedAt, columns } = person;
  const bounces = columns.status === 'bounced' ? [20, 50] : [];
  const deeds = [
    ...historyOf(person, dice),
    ...bounces.map((daysAgo) => ({ name: eventNames.emailBounced, daysAgo, properties: { type: 'hard' } })),
  ].filter(({ daysAgo }) => daysAgo < person.addedDaysAgo);
  const added = { name: eventNames.contactCreated, occurredAt: addedAt, properties: { source: 'demo' } };
  const done = deeds.map(({ name, daysAgo, properties }) => ({
    name,
    properties,
    occurredAt: daysBefore(now(), daysAgo + dice.roll() / 2),
  }));
  return [added, ...done].map((event) => ({
    ...event,
    id: newId(event.occurredAt.getTime()),
    organizationId,
    contactId,
  }));
}

async function seedTopics({ db, organizationId, now }: ServiceContext, people: readonly PlacedPerson[], dice: Dice) {
  const subjects = [
    { key: TOUR_DATES, name: 'Dates de tournée', description: 'Les concerts près de chez vous' },
    { key: 'releases', name: 'Sorties', description: 'Albums, titres et clips' },
    { key: 'shop', name: 'Boutique', description: 'Vinyles, coffrets et textile' },
  ].map((subject, position) => ({ ...subject, id: newId(), organizationId, position }));
  await db.insert(topics).values(subjects);
  const fans = people.filter(({ circle }) => circle === 'fan');
  const said = fans.flatMap(({ id: contactId }) =>
    subjects
      .filter(() => dice.chance(0.5))
      .map(({ id: topicId }) => {
        const subscribed = dice.chance(0.85);
        return { contactId, topicId, organizationId, subscribed, source: 'demo', at: daysBefore(now(), 10) };
      }),
  );
  await db.insert(contactTopics).values(said);
}

/** The last thing that each person did themselves, as the contact keeps it. */
export async function keepLastActivity({ db, organizationId }: ServiceContext): Promise<void> {
  await db.execute(sql`
    update contacts set last_activity = done.at
    from (select contact_id, max(occurred_at) as at from contact_events
      where organization_id = ${organizationId}::uuid
        and name not in (${eventNames.contactCreated}, ${eventNames.emailBounced})
      group by contact_id) as done
    where contacts.id = done.contact_id`);
}
