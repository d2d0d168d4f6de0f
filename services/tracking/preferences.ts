import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contactConsents } from '../../db/schema';
import type { ConsentType } from '../../domain/consent/consent';
import { consentTypes } from '../../domain/consent/consent';
import { eventNames } from '../../domain/event/event';
import { recordConsents } from '../consent/record';
import { withdrawConsent } from '../consent/withdraw';
import { recordEvents } from '../event/record';
import { topicsOf } from '../topic/contact-topics';
import { recordTopics } from '../topic/record';
import type { TrackingDeps, Visit } from './deps';
import { lockMessage } from './ledger-row';
import { verifyToken } from './token';
import { markUnsubscribed } from './unsubscribe';

/** What a person may switch: what they were ever asked for, and email. */
export interface Preference {
  readonly type: ConsentType;
  readonly granted: boolean;
}

/** A topic that a person may switch. Who never spoke of it gets what is sent about it, so it stands as wanted. */
export interface TopicPreference {
  readonly topicId: string;
  readonly name: string;
  readonly description: string | null;
  readonly wanted: boolean;
}

export interface Preferences {
  readonly messageId: string;
  readonly preferences: readonly Preference[];
  readonly topics: readonly TopicPreference[];
}

const SOURCE = 'preferences page';

/** @throws INVALID_TOKEN */
export async function listPreferences(
  { db, tokens }: Pick<TrackingDeps, 'db' | 'tokens'>,
  token: string,
): Promise<Preferences> {
  const { messageId } = verifyToken(tokens, token, 'preferences');
  const { contactId, organizationId, artistId } = await lockMessage(db, messageId);
  const [preferences, topics] = await Promise.all([
    preferencesOf(db, contactId),
    topicsOf(db, { id: contactId, organizationId, artistId }),
  ]);
  return {
    messageId,
    preferences,
    topics: topics.map(({ topicId, name, description, subscribed }) => ({
      topicId,
      name,
      description,
      wanted: subscribed ?? true,
    })),
  };
}

async function preferencesOf(db: Database, contactId: string): Promise<readonly Preference[]> {
  const rows = await db
    .select({ type: contactConsents.type, granted: contactConsents.granted })
    .from(contactConsents)
    .where(eq(contactConsents.contactId, contactId));
  const known = new Map(rows.map(({ type, granted }) => [type, granted]));
  return consentTypes
    .filter((type) => type === 'EMAIL_MARKETING' || known.has(type))
    .map((type) => ({ type, granted: known.get(type) ?? false }));
}

interface Wishes {
  readonly token: string;
  /** The consents that are wanted; those shown and not named are withdrawn. */
  readonly granted: ReadonlySet<string>;
  /** Ids of the topics that the page showed, and of those that are wanted. */
  readonly topicsShown: ReadonlySet<string>;
  readonly topicsWanted: ReadonlySet<string>;
  readonly visit: Pick<Visit, 'ip' | 'userAgent'>;
}

/** Brings the consents and topics in line with what the person ticked; what stays as it was writes nothing. @throws INVALID_TOKEN */
export async function changePreferences(
  { db, tokens, now }: TrackingDeps,
  { token, granted, topicsShown, topicsWanted, visit }: Wishes,
): Promise<void> {
  const { messageId } = verifyToken(tokens, token, 'preferences');
  const at = now();
  await db.transaction(async (tx) => {
    const message = await lockMessage(tx, messageId);
    const { organizationId, artistId, contactId, campaignId } = message;
    const word = { organizationId, contactId, source: SOURCE, ip: visit.ip, userAgent: visit.userAgent, at };
    for (const preference of await preferencesOf(tx, contactId)) {
      const { type } = preference;
      if (granted.has(type) === preference.granted) continue;
      if (preference.granted) {
        await withdrawConsent({ tx, ...word, type, campaignId, messageId });
        if (type === 'EMAIL_MARKETING') await markUnsubscribed(tx, message, at);
        continue;
      }
      await recordConsents(tx, { organizationId, at, consents: [{ ...word, type, granted: true }] });
      const properties = { type, granted: true, source: SOURCE };
      const event = { organizationId, artistId, contactId, campaignId, messageId, occurredAt: at };
      await recordEvents(tx, [{ ...event, name: eventNames.consentChanged, properties }]);
    }
    const topics = await topicsOf(tx, { id: contactId, organizationId, artistId });
    const choices = topics
      .map(({ topicId, key, subscribed }) => ({
        topicId,
        key,
        was: subscribed ?? true,
        subscribed: topicsWanted.has(topicId),
      }))
      .filter(({ topicId, was, subscribed }) => topicsShown.has(topicId) && was !== subscribed);
    await recordTopics(tx, { ...word, artistId, campaignId, messageId, choices });
  });
}
