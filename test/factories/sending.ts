import type { DatabaseConnection } from '../../db/client';
import { newId } from '../../db/columns';
import type { BulkTransport } from '../../services/ports';
import { createTestContext } from '../environment/context';
import { createCampaign } from './campaign';
import { createContact } from './contact';
import { createTokens } from '../../services/tracking/tokens';
import { storeContent } from '../../services/message/content';
import { snapshotAudience } from '../../services/message/snapshot';

interface SendingCampaign {
  readonly people?: number;
  readonly settings?: { readonly transactional?: boolean; readonly ratePerSecond?: number };
  readonly transport: BulkTransport;
}

/** A campaign whose ledger is written and whose sending has begun, with what it takes to go on. */
export async function startSending(
  database: DatabaseConnection,
  { people = 10, settings = {}, transport }: SendingCampaign,
) {
  const { ctx, organizationId } = await createTestContext(database);
  const contacts = [];
  for (let index = 0; index < people; index += 1) {
    contacts.push(await createContact(database, { organizationId, email: `fan-${index}@example.com` }));
  }
  const { id: campaignId } = await createCampaign(database, { organizationId, status: 'SENDING', settings });
  const transactional = settings.transactional ?? false;
  const contentId = await storeContent(
    database.sql,
    { organizationId, artistId: null },
    {
      subject: 'Hi {{ contact.firstName }}',
      html: '<html><body><p>Hello</p></body></html>',
      sender: { name: 'The Halftones', email: 'team@halftones.example' },
      trackingEnabled: true,
      transactional,
    },
  );
  const purpose = { transactional, consent: 'EMAIL_MARKETING' as const };
  const audience = { artistId: null, segments: [], excludeSegments: [], contactRole: null, purpose };
  await snapshotAudience(ctx, { campaignId, contentId, audience });
  const deps = {
    ...database,
    transport,
    tokens: createTokens('secret of the tests'),
    publicOrigin: 'https://mail.fermata.example',
    now: () => new Date(),
  };
  const batch = () => ({ organizationId, campaignId, shard: 0, claimId: newId() });
  return { ctx, organizationId, campaignId, contacts, deps, batch };
}

/** How many rows of a campaign are in each state. */
export async function ledgerOf({ sql }: Pick<DatabaseConnection, 'sql'>, campaignId: string) {
  const rows = await sql<{ status: string; rows: number }[]>`
    select status, count(*)::int as rows from messages where campaign_id = ${campaignId} group by status`;
  return Object.fromEntries(rows.map(({ status, rows: count }) => [status, count]));
}

/** The counters of a campaign that are not zero, summed over their slots. */
export async function countersOf({ sql }: Pick<DatabaseConnection, 'sql'>, campaignId: string) {
  const [row] = await sql<Record<string, number>[]>`
    select sum(recipients)::int as recipients, sum(excluded)::int as excluded, sum(pending)::int as pending,
      sum(sending)::int as sending, sum(in_doubt)::int as "inDoubt", sum(sent)::int as sent,
      sum(bounced)::int as bounced, sum(failed)::int as failed
    from campaign_stats where campaign_id = ${campaignId}`;
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, count]) => count !== 0));
}
