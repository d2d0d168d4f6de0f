import type { Database, DatabaseConnection } from '../../../db/client';
import { newId } from '../../../db/columns';
import {
  automations,
  contactConsents,
  contactEvents,
  contacts,
  contactTopics,
  enrolments,
  fieldDefinitions,
  messages,
  segmentMembers,
  segments,
  topics,
} from '../../../db/schema';
import { consentTypes } from '../../../domain/consent/consent';
import type { ContactFacts } from '../../../domain/segment/facts';
import { presentContacts } from '../../../services/contact/present';
import { createCampaign } from '../campaign';
import { namedPeople } from './people';
import type { NamedPerson } from './person';
import { namedAutomations, namedCampaigns } from './person';

const DAY_MS = 86_400_000;
const TOPIC_KEY = 'dates';
const draft = { triggers: [], steps: [], settings: { reEntry: 'ONCE' as const, timezone: 'Europe/Paris' } };

interface Options {
  readonly organizationId: string;
  readonly now: Date;
}

export interface NamedAudience {
  /** What each question asks for, by the name of the ask. */
  readonly answers: Readonly<Record<string, string>>;
  readonly people: readonly { readonly person: NamedPerson; readonly id: string; readonly facts: ContactFacts }[];
}

type Placed = NamedPerson & { readonly id: string };

/** The people made by hand, in the database and in memory. */
export async function createNamedAudience(
  { db }: Pick<DatabaseConnection, 'db'>,
  { organizationId, now }: Options,
): Promise<NamedAudience> {
  const names = [...namedCampaigns, ...namedAutomations, 'allies', 'topic'];
  const ids: ReadonlyMap<string, string> = new Map(names.map((name) => [name, newId()]));
  const around: Around = { db, organizationId, now, idOf: (name) => ids.get(name) ?? '' };
  const placed = namedPeople.map((person): Placed => ({ ...person, id: newId() }));
  await insertWhatIsNamed(around);
  await insertContacts(placed, around);
  const events = eventsOf(placed, around);
  const walks = walksOf(placed, around);
  await db.insert(contactEvents).values(events);
  await db.insert(messages).values(mailsOf(placed, around));
  await db.insert(enrolments).values(walks);

  const presented = await presentContacts(db, await db.select().from(contacts));
  const people = placed.flatMap(({ id, ...person }) => {
    const contact = presented.find((one) => one.id === id);
    if (!contact) return [];
    const { wantsDates, mails = {}, isAlly } = person;
    const facts: ContactFacts = {
      contact,
      consents: new Map(contact.consents.map(({ type, granted }) => [type, granted])),
      topics: new Map(wantsDates === undefined ? [] : [[TOPIC_KEY, wantsDates]]),
      events: events
        .filter(({ contactId }) => contactId === id)
        .map((event) => ({ ...event, occurredAt: event.occurredAt.toISOString() })),
      enrolments: walks
        .filter(({ contactId }) => contactId === id)
        .map(({ automationId, status }) => ({ automationId, status, stepId: null })),
      outcomes: new Map(
        namedCampaigns.flatMap((name) => (mails[name] ? [[around.idOf(name), new Set(mails[name])] as const] : [])),
      ),
      segmentIds: new Set(isAlly ? [around.idOf('allies')] : []),
    };
    return [{ person, id, facts }];
  });
  return { answers: { ...Object.fromEntries(ids), dates: TOPIC_KEY }, people };
}

interface Around extends Options {
  readonly db: Database;
  readonly idOf: (name: string) => string;
}

/** The campaigns, automations, fields, the segment and the topic that questions name. */
async function insertWhatIsNamed({ db, organizationId, idOf }: Around): Promise<void> {
  for (const name of namedCampaigns) await createCampaign({ db }, { organizationId, id: idOf(name), name });
  await db
    .insert(automations)
    .values(namedAutomations.map((name) => ({ id: idOf(name), organizationId, name, draft })));
  await db.insert(fieldDefinitions).values([
    { organizationId, name: 'copyDeadline', label: 'Copy deadline', type: 'DATE' },
    { organizationId, name: 'lastShow', label: 'Last show', type: 'DATE' },
    { organizationId, name: 'capacity', label: 'Capacity', type: 'NUMBER' },
  ]);
  await db.insert(segments).values({ id: idOf('allies'), organizationId, name: 'Allies', dynamic: false });
  await db.insert(topics).values({ id: idOf('topic'), organizationId, key: TOPIC_KEY, name: 'Tour dates' });
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

/** People with what they agreed to, the topics they spoke about and the segment they are in. */
async function insertContacts(people: readonly Placed[], { db, organizationId, now, idOf }: Around): Promise<void> {
  await db.insert(contacts).values(
    people.map(({ id, name, columns, addedDaysAgo = 400, activeDaysAgo }, index) => ({
      firstName: name,
      ...columns,
      id,
      organizationId,
      email: `named-${index}@example.com`,
      createdAt: daysBefore(now, addedDaysAgo),
      lastActivity: activeDaysAgo === undefined ? null : daysBefore(now, activeDaysAgo),
    })),
  );
  const said = { organizationId, source: 'test', at: now };
  await db.insert(contactConsents).values(
    people.flatMap(({ id: contactId, consents = { EMAIL_MARKETING: true } }) =>
      consentTypes.flatMap((type) => {
        const granted = consents[type];
        return granted === undefined ? [] : [{ ...said, contactId, type, granted }];
      }),
    ),
  );
  await db
    .insert(contactTopics)
    .values(
      people.flatMap(({ id: contactId, wantsDates }) =>
        wantsDates === undefined ? [] : [{ ...said, contactId, topicId: idOf('topic'), subscribed: wantsDates }],
      ),
    );
  const allies = people.filter(({ isAlly }) => isAlly);
  await db.insert(segmentMembers).values(allies.map(({ id }) => ({ segmentId: idOf('allies'), contactId: id })));
}

const eventsOf = (people: readonly Placed[], { organizationId, now }: Around) =>
  people.flatMap(({ id: contactId, did = [] }) =>
    did.map(([name, daysAgo, properties = {}]) => {
      const occurredAt = daysBefore(now, daysAgo);
      const id = newId(occurredAt.getTime());
      return { id, organizationId, contactId, name, properties, campaignId: null, occurredAt };
    }),
  );

const mailsOf = (people: readonly Placed[], { organizationId, now, idOf }: Around) =>
  people.flatMap(({ id: contactId, mails = {} }) =>
    namedCampaigns.flatMap((name) => {
      const outcomes = mails[name];
      if (!outcomes) return [];
      const at = (outcome: (typeof outcomes)[number]) => (outcomes.includes(outcome) ? now : null);
      return [
        {
          organizationId,
          contactId,
          campaignId: idOf(name),
          address: `${contactId}@example.com`,
          status: outcomes.includes('BOUNCED') ? ('bounced' as const) : ('sent' as const),
          sentAt: now,
          openedAt: at('OPENED'),
          clickedAt: at('CLICKED'),
          repliedAt: at('REPLIED'),
          bouncedAt: at('BOUNCED'),
        },
      ];
    }),
  );

const walksOf = (people: readonly Placed[], { organizationId, now, idOf }: Around) =>
  people.flatMap(({ id: contactId, walks = {} }) =>
    namedAutomations.flatMap((name) => {
      const status = walks[name];
      if (!status) return [];
      const walk = { organizationId, contactId, automationId: idOf(name), version: 1, status, exclusive: true };
      const endedAt = status === 'COMPLETED' ? now : null;
      return [{ ...walk, entryKey: 'once', shard: 0, enteredAt: now, endedAt }];
    }),
  );
