import * as fc from 'fast-check';
import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import {
  automations,
  contactConsents,
  contactEvents,
  contacts,
  contactTopics,
  enrolments,
  messages,
  segmentMembers,
  segments,
  topics,
} from '../../db/schema';
import type { EnrolmentStatus } from '../../domain/automation/enrolment';
import { consentTypes } from '../../domain/consent/consent';
import type { MessageStatus } from '../../domain/message/message';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import type { ContactFacts } from '../../domain/segment/facts';
import type { CampaignOutcome } from '../../domain/segment/fields';
import { presentContacts } from '../../services/contact/present';
import { person } from './arbitrary-person';
import { topicKeys } from './audience-values';

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
  readonly automationIds: readonly string[];
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
  const ledger = sent.map((row) => ({ ...row, id: newId(row.sentAt.getTime()) }));
  await db.insert(messages).values(
    ledger.map(({ opened, clicked, replied, unsubscribed, ...row }) => ({
      ...row,
      organizationId,
      sentAt: wasHandedOver(row.status) ? row.sentAt : null,
      bouncedAt: at(row.status === 'bounced'),
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

  const topicIds = new Map(topicKeys.map((key) => [key, newId()]));
  await db.insert(topics).values([...topicIds].map(([key, id]) => ({ id, organizationId, key, name: key })));
  const said = made.flatMap(({ id: contactId, topics: own }) =>
    topicKeys.flatMap((key) => {
      const subscribed = own[key];
      return subscribed === undefined ? [] : [{ contactId, topicId: topicIds.get(key) ?? '', subscribed }];
    }),
  );
  await db
    .insert(contactTopics)
    .values(said.map((row) => ({ ...row, organizationId, source: 'test', at: new Date() })));

  const automationIds = [newId(), newId()];
  const draft = { triggers: [], steps: [], settings: { reEntry: 'ALWAYS', timezone: 'UTC' } } as const;
  await db.insert(automations).values(automationIds.map((id) => ({ id, organizationId, name: 'Walks', draft })));
  const walks = made.flatMap(({ id: contactId, enrolments: own }) =>
    own.flatMap((through, index) =>
      through.map((walk) => ({ ...walk, contactId, automationId: automationIds[index] ?? '' })),
    ),
  );
  await db.insert(enrolments).values(
    walks.map((walk) => ({
      ...walk,
      organizationId,
      version: 1,
      entryKey: newId(),
      exclusive: false,
      shard: 0,
      enteredAt: new Date(),
      endedAt: at(hasEnded(walk.status)),
    })),
  );

  const presented = await presentContacts(db, await db.select().from(contacts));
  const people = presented.map((contact): Person => {
    const own = made.find(({ id }) => id === contact.id);
    return {
      id: contact.id,
      contact,
      consents: new Map(contact.consents.map(({ type, granted }) => [type, granted])),
      topics: new Map(Object.entries(own?.topics ?? {})),
      events: [
        ...events.filter(({ contactId }) => contactId === contact.id),
        ...ledger
          .filter(({ contactId, status }) => contactId === contact.id && wasHandedOver(status) && status !== 'bounced')
          .map(({ id, campaignId, sentAt }) => ({
            id,
            name: 'EMAIL_SENT',
            properties: {},
            campaignId,
            occurredAt: sentAt,
          })),
      ].map((event) => ({ ...event, occurredAt: event.occurredAt.toISOString() })),
      enrolments: walks
        .filter(({ contactId }) => contactId === contact.id)
        .map(({ automationId, status, currentStepId }) => ({
          automationId,
          status,
          stepId: hasEnded(status) ? null : currentStepId,
        })),
      outcomes: new Map(
        sent
          .filter(({ contactId }) => contactId === contact.id)
          .map((row) => [row.campaignId, new Set(outcomesOf(row))]),
      ),
      segmentIds: new Set(own?.inStatic ? [staticId] : []),
    };
  });
  const segmentIds = [staticId, ...dynamicSegments.map(({ id }) => id)];
  return { people, dynamicSegments, segmentIds, campaignIds, automationIds };
}

const wasHandedOver = (status: MessageStatus): boolean => ['sent', 'delivered', 'bounced'].includes(status);
const hasEnded = (status: EnrolmentStatus): boolean => ['COMPLETED', 'EXITED', 'GOAL_REACHED'].includes(status);

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
