import { eq, sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseConnection } from '../../db/client';
import { contacts, organizations } from '../../db/schema';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { createEvaluator } from '../../domain/segment/evaluate';
import type { Clock } from '../../domain/segment/facts';
import type { Question } from '../../domain/segment/question';
import { segmentsNamedBy } from '../../domain/segment/question';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import type { Audience, Person } from '../../test/factories/audience';
import { createAudience } from '../../test/factories/audience';
import { nows, timezones } from '../../test/factories/audience-values';
import { createCoverage } from '../../test/factories/coverage';
import { arbitraryCriteria } from '../../test/factories/criteria';
import type { ServiceContext } from '../context';
import { compileQuestion } from './compile/question';
import { openScope, questionOf } from './scope';

const TREES = 10_000;
const TREES_PER_STATEMENT = 25;
const CONTACTS = 300;

/** Events of all times in one partition: planning over thirty of them, for each of 10,000 questions, would take minutes. */
const dropMonths = ({ db }: Pick<DatabaseConnection, 'db'>) =>
  db.execute(sql`do $$ declare month regclass; begin
    for month in select inhrelid from pg_inherits
      where inhparent = 'contact_events'::regclass and inhrelid <> 'contact_events_other'::regclass
    loop execute format('drop table %s', month); end loop; end $$`);

/** One contact about whom the two disagree, whole, so that the case can be made a test of its own. */
const difference = (facts: object): string =>
  JSON.stringify(facts, (_key, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));

describe('the statement and the evaluator', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  let audience: Audience;
  const seed = Math.floor(Math.random() * 2 ** 31);

  beforeAll(async () => {
    connection = await openTestDatabase();
    const { ctx: made, organizationId } = await createTestContext(connection);
    ctx = made;
    await dropMonths(connection);
    audience = await createAudience(connection, { organizationId, size: CONTACTS, seed });
  });
  afterAll(() => connection.close());

  /** The ids that each question finds, in one statement for all of them. */
  async function askDatabase(questions: readonly Question[], clock: Clock): Promise<readonly (readonly string[])[]> {
    await connection.db
      .update(organizations)
      .set({ timezone: clock.timezone })
      .where(eq(organizations.id, ctx.organizationId));
    const scope = await openScope({ ...ctx, now: () => clock.now }, questions.flatMap(segmentsNamedBy));
    const found = questions.map(
      (question, index) =>
        sql`select ${index}::int as question, ${contacts.id} as id from ${contacts} where ${compileQuestion(question, scope)}`,
    );
    const rows = await connection.db.execute<{ question: number; id: string }>(sql.join(found, sql` union all `));
    const ids = questions.map((): string[] => []);
    for (const { question, id } of rows) ids[question]?.push(id);
    return ids;
  }

  /** Each contact with its memberships in dynamic segments worked out in memory. */
  function peopleAt(clock: Clock): readonly Person[] {
    const dynamic = audience.dynamicSegments.map(({ id, criteria }) => ({
      id,
      holds: createEvaluator(questionOf(ctx, criteria), clock),
    }));
    return audience.people.map((facts) =>
      dynamic.reduce<Person>(
        (known, { id, holds }) => (holds(known) ? { ...known, segmentIds: new Set([...known.segmentIds, id]) } : known),
        facts,
      ),
    );
  }

  it(`answer ${TREES} random questions alike`, async () => {
    const coverage = createCoverage();
    const trees = fc.array(arbitraryCriteria(audience), {
      minLength: TREES_PER_STATEMENT,
      maxLength: TREES_PER_STATEMENT,
    });
    const clocks = fc.record({
      now: fc.constantFrom(...nows).map((now) => new Date(now)),
      timezone: fc.constantFrom(...timezones),
    });
    await fc.assert(
      fc.asyncProperty(trees, clocks, async (criteria: readonly SegmentCriteria[], clock) => {
        const asked = criteria.map((one) => ({ criteria: one, question: questionOf(ctx, one) }));
        const people = peopleAt(clock);
        const found = await askDatabase(
          asked.map(({ question }) => question),
          clock,
        );
        for (const [index, { criteria: tree, question }] of asked.entries()) {
          const holds = createEvaluator(question, clock);
          const expected = people
            .filter(holds)
            .map(({ id }) => id)
            .toSorted();
          coverage.count(tree, question, { people: people.length, found: expected.length });
          const odd = people.find(({ id }) => expected.includes(id) !== (found[index] ?? []).includes(id));
          if (odd) throw new Error(difference({ criteria: tree, clock, odd, evaluated: holds(odd) }));
        }
      }),
      { numRuns: TREES / TREES_PER_STATEMENT, seed, endOnFailure: true },
    );
    process.stdout.write(`${coverage.table()}\n`);
    expect(coverage.missing()).toEqual([]);
  }, 600_000);
});
