import type { ServiceContext } from '../../services/context';
import type { SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';
import { criteriaFilter } from '../../services/segment/filter';
import { countContacts } from '../../services/segment/size';
import { elapsed } from './compare';
import { and, city, country, did, spent } from './questions';

/** What an answer took, and the most it may take. */
export interface Figure {
  readonly name: string;
  readonly unit: 'times' | 'ms';
  readonly measured: number;
  readonly floor: number;
}

const COUNTRIES = ['France', 'Belgique', 'Suisse', 'Canada', 'Germany', 'Japan'];
const CITIES = ['Paris', 'Lyon', 'Orléans', 'Besançon', 'Bruxelles', 'Genève', 'Montréal', 'Köln', 'Tokyo', 'Nantes'];

/** The absolute figures: each question is asked with other values every time, so that no answer is the last one's. */
export async function timeFigures(ctx: ServiceContext): Promise<readonly Figure[]> {
  const places = COUNTRIES.flatMap((inCountry) => CITIES.map((inCity) => and(country(inCountry), city(inCity))));
  const trees = [...Array(20).keys()].map((turn) => nestedTree(turn));
  return [
    { name: 'count on two indexed fields, p95', unit: 'ms', measured: await p95Of(ctx, places), floor: 150 },
    { name: 'count of a tree with two behaviours, p95', unit: 'ms', measured: await p95Of(ctx, trees), floor: 2_500 },
  ];
}

/** Regulars or good customers, who live neither here nor there, and are of a place or without a tag. */
function nestedTree(turn: number): SegmentCriteria {
  const place = (offset: number) => COUNTRIES[(turn + offset) % COUNTRIES.length] ?? '';
  const untagged: SegmentCondition = { field: 'tags', operator: 'IS_EMPTY', dataType: 'ARRAY' };
  return and(
    { logic: 'OR', conditions: [did('EMAIL_OPENED', 2 + (turn % 3), 20 + turn), spent(100 + 5 * turn)] },
    { logic: 'OR', not: true, conditions: [country(place(0)), city(CITIES[turn % CITIES.length] ?? '')] },
    { logic: 'OR', conditions: [untagged, country(place(1))] },
  );
}

/** The 95th percentile by nearest rank, after one question that warms. */
async function p95Of(ctx: ServiceContext, asked: readonly SegmentCriteria[]): Promise<number> {
  const count = async (criteria: SegmentCriteria) => countContacts(ctx, await criteriaFilter(ctx, criteria));
  for (const criteria of asked.slice(0, 1)) await count(criteria);
  const tookMs: number[] = [];
  for (const criteria of asked) tookMs.push(await elapsed(() => count(criteria)));
  return tookMs.toSorted((a, b) => a - b)[Math.ceil(tookMs.length * 0.95) - 1] ?? 0;
}
