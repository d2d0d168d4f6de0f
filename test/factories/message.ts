import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { messages } from '../../db/schema';
import type { ContentSource } from '../../services/content/content';
import { storeContent } from '../../services/message/content';

type MessageValues = typeof messages.$inferInsert;

interface MessageOptions extends Partial<Omit<MessageValues, 'contentId'>> {
  readonly organizationId: string;
  readonly contactId: string;
  readonly content?: Partial<ContentSource>;
}

/** A message that was sent an hour ago, with one tracked link. */
export async function createSentMessage(
  connection: Pick<DatabaseConnection, 'db' | 'sql'>,
  { content, ...values }: MessageOptions,
) {
  const contentId = await storeContent(
    connection.sql,
    { organizationId: values.organizationId, artistId: values.artistId ?? null },
    {
      subject: 'Hello {{ contact.firstName }}',
      html: '<html><body><p>Hello {{ contact.firstName }}</p><a href="https://halftones.example/tour">Tour</a></body></html>',
      sender: { name: 'The Halftones', email: 'team@halftones.example' },
      trackingEnabled: true,
      transactional: false,
      ...content,
    },
  );
  const row = {
    address: 'person@example.com',
    status: 'sent' as const,
    sentAt: new Date(Date.now() - 3_600_000),
    ...values,
    id: values.id ?? newId(),
    contentId,
  };
  await connection.db.insert(messages).values(row);
  return row;
}
