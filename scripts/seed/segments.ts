import { and, lte } from 'drizzle-orm';
import { contacts, segmentSizes } from '../../db/schema';
import type { Segment } from '../../domain/segment/criteria';
import { criteriaOf } from '../../domain/segment/questions/question';
import type { Answers } from '../../domain/segment/questions/question';
import { thirtyQuestions } from '../../domain/segment/questions/thirty';
import { createSegmentSchema } from '../../domain/segment/schema';
import type { ServiceContext } from '../../services/context';
import { createSegment } from '../../services/segment/create';
import { criteriaFilter } from '../../services/segment/filter';
import { countContacts } from '../../services/segment/size';
import type { PlacedPerson } from './audience';
import { dayOf, daysBefore } from './past';

/** Of the thirty questions, those that the demo keeps as segments, by the names of the house. */
const kept: readonly (readonly [questionId: string, name: string])[] = [
  ['silent-readers', 'Fans silencieux'],
  ['clicked-without-buying', 'Intéressés par la billetterie'],
  ['came-without-new-ticket', 'Île-de-France : venus, sans nouveau billet'],
  ['opened-twice-never-replied', 'Presse à relancer'],
  ['vinyl-buyers', 'Amateurs de vinyles'],
  ['spent-over-200', 'Grands acheteurs'],
];
const WEEKS_KEPT = 8;

/** The people closest to the band, chosen by hand: programmers and journalists of the first hour. */
export const seedAllies = (ctx: ServiceContext, people: readonly PlacedPerson[]): Promise<Segment> =>
  createSegment({
    ctx,
    input: createSegmentSchema.parse({
      name: 'Notre cercle proche',
      dynamic: false,
      contactIds: people
        .filter(({ circle, addedDaysAgo }) => circle !== 'fan' && addedDaysAgo > 400)
        .map(({ id }) => id),
    }),
  });

/** Saves questions as segments, each with the size it had week by week, counted as of then. */
export async function seedSegments(ctx: ServiceContext, answers: Answers): Promise<void> {
  for (const [questionId, name] of kept) {
    const question = thirtyQuestions.find(({ id }) => id === questionId);
    const criteria = question && criteriaOf(question, answers);
    if (!criteria) throw new Error(`the demo cannot answer ${questionId}`);
    const input = createSegmentSchema.parse({ name, description: question.title.fr, dynamic: true, criteria });
    await keepPastSizes(ctx, await createSegment({ ctx, input }));
  }
}

async function keepPastSizes(ctx: ServiceContext, { id: segmentId, criteria }: Segment): Promise<void> {
  if (criteria === null) return;
  const weeks = Array.from({ length: WEEKS_KEPT }, (_, week) => daysBefore(ctx.now(), 7 * (week + 1)));
  const sizes = [];
  for (const countedAt of weeks) {
    const then = { ...ctx, now: () => countedAt };
    const filter = and(await criteriaFilter(then, criteria), lte(contacts.createdAt, countedAt));
    sizes.push({ segmentId, day: dayOf(countedAt), count: await countContacts(then, filter), countedAt });
  }
  await ctx.db.insert(segmentSizes).values(sizes);
}
