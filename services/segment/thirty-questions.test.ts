import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contacts, organizations } from '../../db/schema';
import { segmentCriteriaSchema } from '../../domain/segment/criteria-schema';
import { createEvaluator } from '../../domain/segment/evaluate';
import { criteriaOf } from '../../domain/segment/questions/question';
import type { MetierQuestion } from '../../domain/segment/questions/question';
import { thirtyQuestions } from '../../domain/segment/questions/thirty';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import type { NamedAudience } from '../../test/factories/named-people/audience';
import { createNamedAudience } from '../../test/factories/named-people/audience';
import type { ServiceContext } from '../context';
import { criteriaFilter } from './filter';
import { questionOf } from './scope';
import { sizeOfCriteria } from './size';

/** A Sunday morning in Paris. */
const clock = { now: new Date('2026-11-22T09:30:00Z'), timezone: 'Europe/Paris' };

describe('each of the thirty questions finds the people it should, and nobody else', () => {
  let connection: Awaited<ReturnType<typeof openTestDatabase>>;
  let ctx: ServiceContext;
  let audience: NamedAudience;

  beforeAll(async () => {
    connection = await openTestDatabase();
    const made = await createTestContext(connection, { now: () => clock.now });
    ctx = made.ctx;
    const { organizationId } = made;
    const { timezone } = clock;
    await connection.db.update(organizations).set({ timezone }).where(eq(organizations.id, organizationId));
    audience = await createNamedAudience(connection, { organizationId, now: clock.now });
  });
  afterAll(() => connection.close());

  /** The criteria as a request would carry them. */
  function asked(question: MetierQuestion) {
    const fields = question.asks.flatMap((ask) => (ask.kind === 'customField' ? [[ask.name, ask.suggested]] : []));
    const answers = { ...audience.answers, ...Object.fromEntries(fields) };
    return segmentCriteriaSchema.parse(criteriaOf(question, answers));
  }
  const namesOf = (people: NamedAudience['people']) => people.map(({ person: { name } }) => name).toSorted();

  it.each(thirtyQuestions)('$metier: $id', async (question) => {
    const criteria = asked(question);
    const expected = audience.people.filter(({ person }) => person.answers.includes(question.id));
    expect(expected.length).toBeGreaterThan(0);

    const rows = await ctx.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(await criteriaFilter(ctx, criteria));
    const found = new Set(rows.map(({ id }) => id));
    expect(namesOf(audience.people.filter(({ id }) => found.has(id)))).toEqual(namesOf(expected));

    const holds = createEvaluator(questionOf(ctx, criteria), clock);
    expect(namesOf(audience.people.filter(({ facts }) => holds(facts)))).toEqual(namesOf(expected));

    expect(await sizeOfCriteria({ ctx, input: { criteria } })).toMatchObject({ count: expected.length });
  });

  it('knows each of the questions that the people are said to answer', () => {
    const known = new Set(thirtyQuestions.map(({ id }) => id));
    expect(audience.people.flatMap(({ person }) => person.answers).filter((id) => !known.has(id))).toEqual([]);
  });
});
