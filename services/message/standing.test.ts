import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { suppressionReasons } from '../../domain/consent/consent';
import { contactStatuses } from '../../domain/contact/contact';
import { exclusionReason } from '../../domain/message/exclusion';
import { newId } from '../../db/columns';
import { contactTopics, suppressions, topics } from '../../db/schema';
import { openTestDatabase } from '../../test/environment/database';
import { createTestContext } from '../../test/environment/context';
import { createContact } from '../../test/factories/contact';
import type { ServiceContext } from '../context';
import { emailDigest } from '../suppression/digest';
import { countAudience, judgedAudience } from './audience';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const everybody = (transactional: boolean) => ({
  artistId: null,
  segments: [],
  excludeSegments: [],
  contactRole: null,
  purpose: { transactional, consent: 'EMAIL_MARKETING' as const },
});

async function suppress(ctx: ServiceContext, email: string, reason: (typeof suppressionReasons)[number]) {
  const row = { id: newId(), organizationId: ctx.organizationId, email, emailDigest: emailDigest(email), reason };
  await ctx.db.insert(suppressions).values(row);
}

async function reasonsByEmail(ctx: ServiceContext, transactional: boolean, topicId: string) {
  const audience = everybody(transactional);
  const judged = await judgedAudience(ctx, { ...audience, purpose: { ...audience.purpose, topicId } });
  const rows = await ctx.db.execute<{ email: string; reason: string | null }>(judged);
  return new Map(rows.map(({ email, reason }) => [email, reason]));
}

test('SQL and the domain give the same reason for every standing a contact can have', async () => {
  const { ctx, organizationId } = await createTestContext(database);
  const standings = contactStatuses.flatMap((contactStatus) =>
    [null, ...suppressionReasons].flatMap((suppression) =>
      [true, false].flatMap((consented) =>
        [true, false].map((topicOff) => ({ contactStatus, suppression, consented, topicOff })),
      ),
    ),
  );
  const topicId = newId();
  await ctx.db.insert(topics).values({ id: topicId, organizationId, key: 'tours', name: 'Tours' });
  for (const [index, { contactStatus, suppression, consented, topicOff }] of standings.entries()) {
    const email = `Standing-${index}@Example.com`;
    const consents = consented ? (['EMAIL_MARKETING'] as const) : (['SMS_MARKETING'] as const);
    const { id: contactId } = await createContact(database, { organizationId, email, status: contactStatus, consents });
    const said = { contactId, topicId, organizationId, subscribed: !topicOff, source: 'test', at: new Date() };
    await ctx.db.insert(contactTopics).values(said);
    if (suppression !== null) await suppress(ctx, email, suppression);
  }
  for (const transactional of [false, true]) {
    const reasons = await reasonsByEmail(ctx, transactional, topicId);
    const expected = standings.map((standing) => exclusionReason(standing, transactional));
    expect(standings.map((_, index) => reasons.get(`Standing-${index}@Example.com`))).toEqual(expected);
  }
});

test('a person whom two workspaces know is counted once, and a refusal in one holds for both', async () => {
  const { ctx, organizationId, artistId } = await createTestContext(database);
  await createContact(database, { organizationId, email: 'twice@example.com' });
  await createContact(database, { organizationId, artistId, email: 'Twice@example.com' });
  await createContact(database, { organizationId, email: 'left@example.com' });
  await createContact(database, { organizationId, artistId, email: 'left@example.com', status: 'unsubscribed' });
  await createContact(database, { organizationId, email: 'asked@example.com', consents: [] });
  await createContact(database, { organizationId, artistId, email: 'asked@example.com' });

  expect(await countAudience(ctx, everybody(false))).toEqual({
    recipients: 2,
    excluded: 1,
    reasons: { UNSUBSCRIBED: 1 },
  });
});

test('another organisation is not in the audience', async () => {
  const { ctx, organizationId } = await createTestContext(database);
  const other = await createTestContext(database);
  await createContact(database, { organizationId });
  await createContact(database, { organizationId: other.organizationId });
  const judged = await judgedAudience(ctx, everybody(false));
  const [row] = await ctx.db.execute<{ people: number }>(
    sql`select count(*)::int as people from (${judged}) as audience`,
  );
  expect(row?.people).toBe(1);
});
