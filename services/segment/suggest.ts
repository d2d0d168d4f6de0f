import type { SQL } from 'drizzle-orm';
import { and, sql } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import { Failure } from '../../domain/error/failure';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { segmentsNamedBy } from '../../domain/segment/question';
import { questionSentence } from '../../domain/segment/sentence/sentence';
import type { Candidate, ChangeKind, Direction } from '../../domain/segment/suggest/candidate';
import type { TopPlaces } from '../../domain/segment/suggest/filters';
import type { AskSuggestions } from '../../domain/segment/suggest/schema';
import type { AudienceTarget, CountedCandidate } from '../../domain/segment/suggest/suggest';
import { bestOf, candidatesFor, directionTo } from '../../domain/segment/suggest/suggest';
import { changeSentence } from '../../domain/segment/suggest/words';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall, ServiceContext } from '../context';
import { readAudienceLimits } from '../organization/audience-limits';
import { ask } from './ask';
import { compileQuestion } from './compile/question';
import { namesIn } from './names';
import { checkReferences } from './references';
import { openScope, questionOf } from './scope';

/** Candidates counted by one statement, and the time in which all of them are: what is not counted by then is left out. */
const COUNTED_AT_ONCE = 4;
const COUNTING_MS = 8_000;
const TOP_PLACES = 3;

export interface CriteriaSuggestions {
  readonly count: number;
  /** More people are wanted, or fewer; null where the criteria reach the target. */
  readonly direction: Direction | null;
  readonly target: AudienceTarget;
  /** What brings nearest to the target first. */
  readonly items: readonly {
    readonly kind: ChangeKind;
    readonly criteria: SegmentCriteria;
    readonly change: string;
    readonly sentence: string;
    readonly count: number;
  }[];
}

/**
 * How criteria could be changed so that they hold for as many people as wanted: each suggestion is one change, counted.
 * Without a target, the organisation's audience limits are aimed at.
 * @throws Failure VALIDATION_FAILED with the place of each condition at fault; SERVICE_UNAVAILABLE when the criteria
 *   themselves take too long.
 */
export async function suggestCriteria({ ctx, input }: ServiceCall<AskSuggestions>): Promise<CriteriaSuggestions> {
  const { criteria } = input;
  const question = questionOf(ctx, criteria);
  await checkReferences(ctx, criteria.conditions);
  const target = await targetOf(ctx, input.target);
  // A change names no segment that the criteria did not name.
  const scope = await openScope(ctx, segmentsNamedBy(question));
  const filterOf = (asked: SegmentCriteria) =>
    and(visibleContacts(ctx), compileQuestion(questionOf(ctx, asked), scope)) ?? sql`true`;
  const filter = filterOf(criteria);
  const count = await ask(ctx, (tx) => tx.$count(contacts, filter));
  const direction = directionTo(count, target);
  if (direction === null) return { count, direction, target, items: [] };

  const endsAtMs = performance.now() + COUNTING_MS;
  const places = direction === 'NARROW' ? await topPlaces(ctx, filter) : { countries: [], cities: [] };
  const candidates = candidatesFor(criteria, direction, places);
  const counted = await countCandidates(ctx, candidates, filterOf, endsAtMs);
  const names = await namesIn(ctx, question);
  const items = bestOf(counted, count, target).map((one) => ({
    kind: one.kind,
    criteria: one.criteria,
    change: changeSentence(one, ctx.locale, names),
    sentence: questionSentence(questionOf(ctx, one.criteria), ctx.locale, names),
    count: one.count,
  }));
  return { count, direction, target, items };
}

async function targetOf(ctx: ServiceContext, target: AskSuggestions['target']): Promise<AudienceTarget> {
  if (target !== undefined) return { min: target.min ?? null, max: target.max ?? null };
  const { minimum, maximum } = await readAudienceLimits(ctx);
  return { min: minimum, max: maximum };
}

/** The countries and cities where most of the people live, as they are most often written. */
async function topPlaces(ctx: ServiceContext, filter: SQL): Promise<TopPlaces> {
  const rows = await ask(ctx, (tx) =>
    tx.execute<{ country: string | null; city: string | null }>(sql`
      with members as (select country, city from ${contacts} where ${filter})
      (select country, null as city from members where country is not null and country <> ''
        group by country order by count(*) desc, country limit ${TOP_PLACES})
      union all
      (select null, city from members where city is not null and city <> ''
        group by city order by count(*) desc, city limit ${TOP_PLACES})`),
  );
  return {
    countries: rows.flatMap(({ country }) => (country === null ? [] : [country])),
    cities: rows.flatMap(({ city }) => (city === null ? [] : [city])),
  };
}

/** Each candidate is a statement of its own in one union, so that each has its own plan. */
async function countCandidates(
  ctx: ServiceContext,
  candidates: readonly Candidate[],
  filterOf: (criteria: SegmentCriteria) => SQL,
  endsAtMs: number,
): Promise<readonly CountedCandidate[]> {
  const counted: CountedCandidate[] = [];
  for (let at = 0; at < candidates.length; at += COUNTED_AT_ONCE) {
    const limitMs = Math.round(endsAtMs - performance.now());
    if (limitMs <= 0) break;
    const some = candidates.slice(at, at + COUNTED_AT_ONCE);
    const counts = some.map(
      ({ criteria }, place) =>
        sql`select ${place}::int as place, count(*)::int as people from ${contacts} where ${filterOf(criteria)}`,
    );
    const rows = await inTime(
      ask(ctx, (tx) => tx.execute<{ place: number; people: number }>(sql.join(counts, sql` union all `)), { limitMs }),
    );
    if (rows === null) break;
    const people = new Map(rows.map((row) => [row.place, row.people]));
    counted.push(...some.map((candidate, place) => ({ ...candidate, count: people.get(place) ?? 0 })));
  }
  return counted;
}

/** Null where the time was over. */
async function inTime<T>(counting: Promise<T>): Promise<T | null> {
  try {
    return await counting;
  } catch (error) {
    if (error instanceof Failure && error.code === 'SERVICE_UNAVAILABLE') return null;
    throw error;
  }
}
