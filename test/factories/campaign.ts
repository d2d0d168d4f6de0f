import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import { campaigns } from '../../db/schema';

type CampaignValues = typeof campaigns.$inferInsert;

/** A draft to everybody in the organisation, unless said otherwise. */
export async function createCampaign(
  { db }: Pick<DatabaseConnection, 'db'>,
  options: Partial<CampaignValues> & { readonly organizationId: string },
) {
  const row = {
    name: 'Spring news',
    subject: 'News for {{ contact.firstName | default: "you" }}',
    content: { htmlContent: '<html><body><p>Hello {{ contact.firstName }}</p></body></html>' },
    settings: {},
    ...options,
    id: options.id ?? newId(),
  };
  await db.insert(campaigns).values(row);
  return row;
}
