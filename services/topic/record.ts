import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { eventNames } from '../../domain/event/event';
import { recordEvents } from '../event/record';

/** What one person said of topics, and where. */
export interface TopicWord {
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly contactId: string;
  readonly source: string;
  readonly at: Date;
  readonly campaignId?: string | null;
  readonly messageId?: string | null;
  readonly choices: readonly TopicChoice[];
}

export interface TopicChoice {
  readonly topicId: string;
  readonly key: string;
  readonly subscribed: boolean;
}

/**
 * Writes down what a person said of topics, and an event for each that changes, so that the timeline shows it and
 * automations may begin with it. What stays as it was writes nothing. `tx` is the transaction of what caused it.
 * @returns the keys of the topics that changed.
 */
export async function recordTopics(tx: Database, { choices, ...word }: TopicWord): Promise<readonly string[]> {
  if (choices.length === 0) return [];
  const { organizationId, artistId, contactId, source, at, campaignId = null, messageId = null } = word;
  const rows = JSON.stringify(choices.map(({ topicId, subscribed }) => ({ topicId, subscribed })));
  const changed = await tx.execute<{ topicId: string }>(sql`
    insert into contact_topics as held (contact_id, topic_id, organization_id, subscribed, source, at)
    select ${contactId}::uuid, said."topicId", ${organizationId}::uuid, said.subscribed, ${source}::text, ${at.toISOString()}::timestamptz
    from jsonb_to_recordset(${rows}::text::jsonb) as said("topicId" uuid, subscribed boolean)
    on conflict (contact_id, topic_id) do update
      set subscribed = excluded.subscribed, source = excluded.source, at = excluded.at
      where held.subscribed <> excluded.subscribed
    returning topic_id as "topicId"`);
  const isChanged = new Set(changed.map(({ topicId }) => topicId));
  const told = choices.filter(({ topicId }) => isChanged.has(topicId));
  await recordEvents(
    tx,
    told.map(({ key, subscribed }) => ({
      organizationId,
      artistId,
      contactId,
      campaignId,
      messageId,
      name: eventNames.topicChanged,
      properties: { topic: key, subscribed, source },
      occurredAt: at,
    })),
  );
  return told.map(({ key }) => key);
}
