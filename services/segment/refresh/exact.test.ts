import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contacts, keptSegments, organizations, segments } from '../../../db/schema';
import { newId } from '../../../db/columns';
import { createTestContext } from '../../../test/environment/context';
import { openTestDatabase } from '../../../test/environment/database';
import type { Audience } from '../../../test/factories/audience';
import { createAudience } from '../../../test/factories/audience';
import { nows, timezones } from '../../../test/factories/audience-values';
import { arbitraryCriteria } from '../../../test/factories/criteria';
import { recordConsents } from '../../consent/record';
import type { ServiceContext } from '../../context';
import { recordEvents } from '../../event/record';
import { segmentFilter } from '../filter';
import { changeMembers } from '../members';
import { fillSegment } from './fill';
import { refreshSegments } from './refresh';

const PEOPLE = 60;
const SEGMENTS = 25;
const HOUR_MS = 3_600_000;
/** Moments after the first: a millisecond, hours, over midnight and on. */
const STEPS_MS = [1, HOUR_MS, 5 * HOUR_MS, 12 * HOUR_MS, 25 * HOUR_MS, 25 * HOUR_MS + 1];

const seed = Math.floor(Math.random() * 2 ** 31);
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
let audience: Audience;
let segmentIds: readonly string[];
beforeAll(async () => {
  database = await openTestDatabase();
  ({ ctx } = await createTestContext(database));
  const { organizationId } = ctx;
  audience = await createAudience(database, { organizationId, size: PEOPLE, seed });
  await database.db.update(contacts).set({ updatedAt: new Date(0) });
  const criteria = fc.sample(arbitraryCriteria(audience), { numRuns: SEGMENTS, seed });
  const rows = criteria.map((one) => ({ id: newId(), organizationId, name: 'Kept', dynamic: true, criteria: one }));
  await database.db.insert(segments).values(rows);
  segmentIds = rows.map(({ id }) => id);
  await database.db.insert(keptSegments).values(segmentIds.map((segmentId) => ({ segmentId, organizationId })));
}, 60_000);
afterAll(() => database.close());

/** What may happen to a person, each as the product writes it. */
const changes: readonly ((contactId: string, other: string) => Promise<unknown>)[] = [
  (id, other) =>
    database.db.execute(sql`update contacts set custom_fields = other.custom_fields, tags = other.tags,
      country = other.country, birth_date = other.birth_date, last_activity = other.last_activity,
      engagement_score = other.engagement_score, updated_at = now()
      from contacts other where contacts.id = ${id}::uuid and other.id = ${other}::uuid`),
  (id, other) =>
    database.db
      .execute(sql`insert into contact_events (id, organization_id, contact_id, name, properties, campaign_id, occurred_at)
      select gen_random_uuid(), organization_id, ${id}::uuid, name, properties, campaign_id, occurred_at
      from contact_events where contact_id = ${other}::uuid limit 3`),
  (id) =>
    recordEvents(database.db, [
      {
        organizationId: ctx.organizationId,
        artistId: null,
        contactId: id,
        name: 'EMAIL_OPENED',
        occurredAt: new Date(),
      },
    ]).then(() =>
      database.db.execute(sql`with opened as (update messages set opened_at = now() where contact_id = ${id}::uuid)
        update contacts set last_activity = now() where id = ${id}::uuid`),
    ),
  (contactId) => {
    const said = { contactId, type: 'EMAIL_MARKETING', granted: contactId < '8', source: 'test' } as const;
    return recordConsents(database.db, { organizationId: ctx.organizationId, at: new Date(), consents: [said] });
  },
  (id) =>
    database.db.execute(
      sql`update contact_topics set subscribed = not subscribed, at = now() where contact_id = ${id}::uuid`,
    ),
  (id) =>
    database.db.execute(sql`update messages set status = 'sent', sent_at = now(), bounced_at = null
      where contact_id = ${id}::uuid`),
  (id) =>
    database.db.execute(sql`update enrolments set status = 'COMPLETED', current_step_id = null, ended_at = now()
      where contact_id = ${id}::uuid and ended_at is null`),
  async (add, remove) => {
    const [segmentId = ''] = audience.segmentIds;
    const [row] = await database.db.select().from(segments).where(eq(segments.id, segmentId));
    if (row?.dynamic === false) await changeMembers({ ctx, input: { segmentId, add: [add], remove: [remove] } });
  },
];

type Members = Readonly<Record<string, readonly string[]>>;

function bySegment(rows: Iterable<{ readonly segment_id: string; readonly contact_id: string }>): Members {
  const members = Object.fromEntries(segmentIds.map((id): [string, string[]] => [id, []]));
  for (const { segment_id: segmentId, contact_id: contactId } of rows) members[segmentId]?.push(contactId);
  return members;
}

const kept = async () =>
  bySegment(
    await database.db.execute<{ segment_id: string; contact_id: string }>(
      sql`select segment_id, contact_id from kept_members order by contact_id`,
    ),
  );

async function asked(at: ServiceContext): Promise<Members> {
  const questions: SQL[] = [];
  for (const segmentId of segmentIds) {
    const filter = await segmentFilter(at, segmentId);
    questions.push(
      sql`select ${segmentId}::uuid as segment_id, contacts.id as contact_id from contacts where ${filter}`,
    );
  }
  const union = sql.join(questions, sql` union all `);
  return bySegment(
    await database.db.execute<{ segment_id: string; contact_id: string }>(sql`${union} order by contact_id`),
  );
}

/** A round, as the workflow makes it. */
async function round(at: ServiceContext): Promise<void> {
  const { due } = await refreshSegments({ ctx: at, input: { overlapMs: 0 } });
  for (const segmentId of due) await fillSegment({ ctx: at, input: { segmentId } });
}

it('kept members are those whom the question finds, whatever happened and however time went by', async () => {
  const random = fc.sample(fc.nat(), { numRuns: 1_000, seed });
  let drawn = 0;
  const draw = <T>(from: readonly T[]): T | undefined => from[(random[(drawn += 1)] ?? 0) % from.length];
  for (const now of nows.slice(0, 2)) {
    const timezone = draw(timezones) ?? 'UTC';
    await database.db.update(organizations).set({ timezone }).where(eq(organizations.id, ctx.organizationId));
    for (const step of [0, ...STEPS_MS]) {
      const at = { ...ctx, now: () => new Date(Date.parse(now) + step) };
      for (const change of changes) {
        await change(draw(audience.people)?.id ?? '', draw(audience.people)?.id ?? '');
      }
      await round(at);
      expect({ seed, now, step, members: await kept() }).toEqual({ seed, now, step, members: await asked(at) });
    }
  }
}, 120_000);
