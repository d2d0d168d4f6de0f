import { afterAll, beforeAll, expect, test } from 'vitest';
import { shardCount } from '../../domain/campaign/shards';
import { isUuid } from '../../domain/identity/uuid';
import { newId } from '../../db/columns';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createCampaign } from '../../test/factories/campaign';
import { createContact } from '../../test/factories/contact';
import { countersOf, ledgerOf } from '../../test/factories/sending';
import { snapshotAudience } from './snapshot';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const everybody = {
  artistId: null,
  segments: [],
  excludeSegments: [],
  contactRole: null,
  purpose: { transactional: false, consent: 'EMAIL_MARKETING' as const },
};

test('a snapshot repeated after a crash writes nothing twice, and answers the same', async () => {
  const { ctx, organizationId } = await createTestContext(database);
  await createContact(database, { organizationId });
  await createContact(database, { organizationId, consents: [] });
  const { id: campaignId } = await createCampaign(database, { organizationId });
  const input = { campaignId, contentId: newId(), audience: everybody };

  const first = await snapshotAudience(ctx, input);
  await createContact(database, { organizationId });
  const second = await snapshotAudience(ctx, input);

  expect(first).toEqual({ recipients: 1, excluded: 1, shards: 1 });
  expect(second).toEqual(first);
  expect(await ledgerOf(database, campaignId)).toEqual({ pending: 1, excluded: 1 });
  expect(await countersOf(database, campaignId)).toEqual({ recipients: 1, excluded: 1, pending: 1 });
});

test('two snapshots at once write one ledger', async () => {
  const { ctx, organizationId } = await createTestContext(database);
  await createContact(database, { organizationId });
  const { id: campaignId } = await createCampaign(database, { organizationId });
  const input = { campaignId, contentId: newId(), audience: everybody };

  const both = await Promise.all([snapshotAudience(ctx, input), snapshotAudience(ctx, input)]);
  expect(both[0]).toEqual(both[1]);
  expect(await countersOf(database, campaignId)).toEqual({ recipients: 1, pending: 1 });
});

test('an audience of nobody is a ledger without rows', async () => {
  const { ctx, organizationId } = await createTestContext(database);
  const { id: campaignId } = await createCampaign(database, { organizationId });
  const snapshot = await snapshotAudience(ctx, { campaignId, contentId: newId(), audience: everybody });
  expect(snapshot).toEqual({ recipients: 0, excluded: 0, shards: 1 });
});

test('a large audience is dealt evenly to as many shares as the domain says, under ids that sort by time', async () => {
  const { ctx, organizationId } = await createTestContext(database);
  const people = 25_010;
  await database.sql`
    insert into contacts (id, organization_id, email)
    select fermata_uuid7(clock_timestamp()), ${organizationId}, 'fan-' || n || '@example.com' from generate_series(1, ${people}) as n`;
  await database.sql`
    insert into contact_consents (contact_id, type, organization_id, granted, source, at)
    select id, 'EMAIL_MARKETING', organization_id, true, 'test', now() from contacts where organization_id = ${organizationId}`;
  const { id: campaignId } = await createCampaign(database, { organizationId });

  const { shards } = await snapshotAudience(ctx, { campaignId, contentId: newId(), audience: everybody });

  expect(shards).toBe(shardCount(people));
  const slots =
    await database.sql`select recipients from campaign_stats where campaign_id = ${campaignId} order by slot`;
  expect(slots.map(({ recipients }) => recipients)).toEqual([people / 2, people / 2]);
  const [ids] = await database.sql<{ first: string; last: string }[]>`
    select min(id::text) as first, max(id::text) as last from messages where campaign_id = ${campaignId}`;
  expect(isUuid(ids?.first ?? '')).toBe(true);
  expect(ids?.first.charAt(14)).toBe('7');
  const hour = 3_600_000;
  const madeAt = Number.parseInt((ids?.last ?? '').replace('-', '').slice(0, 12), 16);
  expect(Math.abs(Date.now() - madeAt)).toBeLessThan(hour);
});
