import * as fc from 'fast-check';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { contactConsents, contactEvents, contacts, messages, segmentMembers, segments } from '../../db/schema';
import { consentTypes } from '../../domain/consent/consent';
import type { CustomValue } from '../../domain/contact/contact';
import { contactRoles, contactStatuses, lifecycleStages } from '../../domain/contact/contact';
import type { JsonValue } from '../../domain/event/event';
import type { MessageStatus } from '../../domain/message/message';
import { messageStatuses } from '../../domain/message/message';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import type { ContactFacts } from '../../domain/segment/facts';
import type { CampaignOutcome } from '../../domain/segment/fields';
import { presentContacts } from '../../services/contact/present';
import { dates, eventNamesUsed, nows, numbers, propertyNames, texts } from './audience-values';

const text = fc.constantFrom(...texts);
const optionalText = fc.option(text, { freq: 4 });
const date = fc.constantFrom(...dates);
const day = fc.constantFrom(...dates.filter((one) => one.length === 10));
const DAY_MS = 86_400_000;

/** Instants around each "now" of the tests, so that windows cut through them. */
const instant = fc
  .tuple(
    fc.constantFrom(...nows),
    fc.constantFrom(-801, -366, -365, -31, -30, -8, -7, -1, 0, 1, 7),
    fc.constantFrom(-1, 0, 1, 3_600_000),
  )
  .map(([now, days, offsetMs]) => new Date(Date.parse(now) + days * DAY_MS + offsetMs));

const customValue: fc.Arbitrary<CustomValue> = fc.oneof(
  text,
  date,
  fc.constantFrom(...numbers),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
);
const item: fc.Arbitrary<JsonValue> = fc.oneof(
  text,
  fc.record({ sku: text, quantity: fc.nat(3) }),
  fc.record({ name: text, productId: fc.oneof(text, fc.nat(3)) }),
);
const property: fc.Arbitrary<JsonValue> = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...numbers) }, customValue);
const properties = fc.record(
  {
    ...Object.fromEntries(propertyNames.map((name) => [name, property])),
    items: fc.oneof(fc.array(item, { maxLength: 2 }), text),
    product: property,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const person = fc.record({
  columns: fc.record({
    firstName: optionalText,
    lastName: optionalText,
    company: optionalText,
    position: optionalText,
    phone: optionalText,
    country: optionalText,
    region: optionalText,
    city: optionalText,
    timezone: optionalText,
    locale: optionalText,
    source: optionalText,
    status: fc.constantFrom(...contactStatuses),
    lifecycleStage: fc.constantFrom(...lifecycleStages),
    roles: fc.subarray([...contactRoles]),
    tags: fc.uniqueArray(text, { maxLength: 3 }),
    birthDate: fc.option(day, { freq: 4 }),
    engagementScore: fc.constantFrom(...numbers),
    leadScore: fc.constantFrom(...numbers),
    lastActivity: fc.option(instant, { freq: 4 }),
    createdAt: instant,
    updatedAt: instant,
    customFields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), customValue, { maxKeys: 3, noNullPrototype: true }),
  }),
  consents: fc.dictionary(fc.constantFrom(...consentTypes), fc.boolean(), { noNullPrototype: true }),
  events: fc.array(
    fc.record({
      name: fc.constantFrom(...eventNamesUsed),
      occurredAt: instant,
      properties,
      fromCampaign: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  /** What became of each of two campaigns; null where there is no row. */
  messages: fc.tuple(
    ...[0, 1].map(() =>
      fc.option(
        fc.record({
          status: fc.constantFrom(...messageStatuses),
          opened: fc.boolean(),
          clicked: fc.boolean(),
          replied: fc.boolean(),
          unsubscribed: fc.boolean(),
        }),
      ),
    ),
  ),
  inStatic: fc.boolean(),
});

/** A dynamic segment by what it asks; those later may name those before. */
interface DynamicSegment {
  readonly id: string;
  readonly criteria: SegmentCriteria;
}

export interface Person extends ContactFacts {
  readonly id: string;
}

export interface Audience {
  /** What each contact is, has done and was sent; memberships in dynamic segments are left to be evaluated. */
  readonly people: readonly Person[];
  readonly dynamicSegments: readonly DynamicSegment[];
  readonly segmentIds: readonly string[];
  readonly campaignIds: readonly string[];
}

/** A random audience in the database and in memory: the same for the same seed. */
export async function createAudience(
  connection: DatabaseConnection,
  { organizationId, size, seed }: { readonly organizationId: string; readonly size: number; readonly seed: number },
): Promise<Audience> {
  const { db } = connection;
  const made = fc.sample(person, { numRuns: size, seed }).map((one, index) => ({
    ...one,
    id: newId(),
    email: `person-${index}@example.com`,
  }));
  const campaignIds = [newId(), newId()];
  await db.insert(contacts).values(made.map(({ id, email, columns }) => ({ ...columns, id, email, organizationId })));
  const consents = made.flatMap(({ id, consents: said }) =>
    consentTypes.flatMap((type) =>
      said[type] === undefined ? [] : [{ contactId: id, organizationId, type, granted: said[type] }],
    ),
  );
  await db.insert(contactConsents).values(consents.map((row) => ({ ...row, source: 'test', at: new Date() })));
  const events = made.flatMap(({ id: contactId, events: done }) =>
    done.map(({ fromCampaign, ...event }) => ({
      ...event,
      id: newId(event.occurredAt.getTime()),
      organizationId,
      contactId,
      campaignId: fromCampaign ? (campaignIds[0] ?? null) : null,
    })),
  );
  await db.insert(contactEvents).values(events);
  const sent = made.flatMap(({ id: contactId, email, messages: rows }) =>
    rows.flatMap((row, index) =>
      row ? [{ ...row, contactId, address: email, campaignId: campaignIds[index] ?? '' }] : [],
    ),
  );
  const at = (happened: boolean) => (happened ? new Date() : null);
  await db.insert(messages).values(
    sent.map(({ opened, clicked, replied, unsubscribed, ...row }) => ({
      ...row,
      organizationId,
      openedAt: at(opened),
      clickedAt: at(clicked),
      repliedAt: at(replied),
      unsubscribedAt: at(unsubscribed),
    })),
  );
  const staticId = newId();
  const dynamicSegments = dynamicSegmentsOf();
  const kept = { organizationId, name: 'A segment' };
  await db
    .insert(segments)
    .values([
      { ...kept, id: staticId, dynamic: false },
      ...dynamicSegments.map((segment) => ({ ...kept, ...segment, dynamic: true })),
    ]);
  const members = made.filter(({ inStatic }) => inStatic);
  await db.insert(segmentMembers).values(members.map(({ id }) => ({ segmentId: staticId, contactId: id })));

  const presented = await presentContacts(db, await db.select().from(contacts));
  const people = presented.map((contact): Person => {
    const own = made.find(({ id }) => id === contact.id);
    return {
      id: contact.id,
      contact,
      consents: new Map(contact.consents.map(({ type, granted }) => [type, granted])),
      events: events
        .filter(({ contactId }) => contactId === contact.id)
        .map((event) => ({ ...event, occurredAt: event.occurredAt.toISOString() })),
      outcomes: new Map(
        sent
          .filter(({ contactId }) => contactId === contact.id)
          .map((row) => [row.campaignId, new Set(outcomesOf(row))]),
      ),
      segmentIds: new Set(own?.inStatic ? [staticId] : []),
    };
  });
  return { people, dynamicSegments, segmentIds: [staticId, ...dynamicSegments.map(({ id }) => id)], campaignIds };
}

interface Sent {
  readonly status: MessageStatus;
  readonly opened: boolean;
  readonly clicked: boolean;
  readonly replied: boolean;
  readonly unsubscribed: boolean;
}

const outcomesOf = ({ status, opened, clicked, replied, unsubscribed }: Sent): readonly CampaignOutcome[] => [
  ...(status === 'sent' || status === 'delivered' ? (['RECEIVED'] as const) : []),
  ...(status === 'bounced' ? (['BOUNCED'] as const) : []),
  ...(opened ? (['OPENED'] as const) : []),
  ...(clicked ? (['CLICKED'] as const) : []),
  ...(replied ? (['REPLIED'] as const) : []),
  ...(unsubscribed ? (['UNSUBSCRIBED'] as const) : []),
];

function dynamicSegmentsOf(): readonly DynamicSegment[] {
  const [scored, absent] = [newId(), newId()];
  return [
    {
      id: scored,
      criteria: {
        logic: 'AND',
        conditions: [{ field: 'leadScore', operator: 'GREATER_OR_EQUAL', value: 3, dataType: 'NUMBER' }],
      },
    },
    {
      id: absent,
      criteria: {
        logic: 'AND',
        conditions: [
          { field: 'segment', operator: 'NOT_IN', value: [scored], dataType: 'STRING' },
          { field: 'lastActivity', operator: 'NOT_WITHIN_LAST_DAYS', value: 30, dataType: 'DATE' },
        ],
      },
    },
  ];
}
