import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { contactConsents } from '../../db/schema';
import type { ConsentType } from '../../domain/consent/consent';
import { consentTypes } from '../../domain/consent/consent';
import { eventNames } from '../../domain/event/event';
import { recordConsents } from '../consent/record';
import { withdrawConsent } from '../consent/withdraw';
import { recordEvents } from '../event/record';
import type { TrackingDeps, Visit } from './deps';
import { lockMessage } from './ledger-row';
import { verifyToken } from './token';
import { markUnsubscribed } from './unsubscribe';

/** What a person may switch: what they were ever asked for, and email. */
export interface Preference {
  readonly type: ConsentType;
  readonly granted: boolean;
}

const SOURCE = 'preferences page';

/** @throws INVALID_TOKEN */
export async function listPreferences(
  { db, tokens }: Pick<TrackingDeps, 'db' | 'tokens'>,
  token: string,
): Promise<{ readonly messageId: string; readonly preferences: readonly Preference[] }> {
  const { messageId } = verifyToken(tokens, token, 'preferences');
  const { contactId } = await lockMessage(db, messageId);
  return { messageId, preferences: await preferencesOf(db, contactId) };
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
  readonly visit: Pick<Visit, 'ip' | 'userAgent'>;
}

/** Brings the consents in line with what the person ticked; what stays as it was writes nothing. @throws INVALID_TOKEN */
export async function changePreferences(
  { db, tokens, now }: TrackingDeps,
  { token, granted, visit }: Wishes,
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
  });
}
