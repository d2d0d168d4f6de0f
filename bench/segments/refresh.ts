import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { newId } from '../../db/columns';
import { keptSegments } from '../../db/schema';
import type { SegmentCondition, SegmentCriteria } from '../../domain/segment/criteria';
import type { ServiceContext } from '../../services/context';
import { recordEvents } from '../../services/event/record';
import { createSegment } from '../../services/segment/create';
import { fillSegment } from '../../services/segment/refresh/fill';
import { refreshSegments } from '../../services/segment/refresh/refresh';
import { median } from '../report/table';
import { elapsed } from './compare';
import type { Figure } from './figures';
import { and, city, country, did, spent } from './questions';

const SEGMENTS = 50;
const EVENTS = 10_000;
const EVENTS_A_STATEMENT = 1_000;

const ROUNDS = 5;
/** What is written within a second of a refresh is read again by the next: rounds a minute apart do not meet. */
const BETWEEN_ROUNDS_MS = 2_000;

/** Keeps fifty dynamic segments, and refreshes them each time ten thousand more people have done something. */
export async function timeRefresh(ctx: ServiceContext, sql: Sql): Promise<Figure> {
  const segmentIds = await keepSegments(ctx);
  const eventIds: string[] = [];
  try {
    // What the fills themselves have found is behind it, as a minute later.
    await refresh(ctx);
    const rounds: { readonly ms: number; readonly moved: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      eventIds.push(...(await addEvents(ctx, sql)));
      await sleep(BETWEEN_ROUNDS_MS);
      let moved = 0;
      const ms = await elapsed(async () => {
        moved = await refresh(ctx);
      });
      rounds.push({ ms, moved });
    }
    const moved = Math.round(median(rounds.map((round) => round.moved)));
    const slowestMs = Math.round(Math.max(...rounds.map(({ ms }) => ms)));
    return {
      name: `refresh of ${SEGMENTS} segments after ${EVENTS} events, ${moved} people moved, median (slowest ${slowestMs})`,
      unit: 'ms',
      measured: median(rounds.map(({ ms }) => ms)),
      floor: 5_000,
    };
  } finally {
    await sql`delete from segments where id = any(${segmentIds})`;
    await sql`delete from contact_events where id = any(${eventIds})`;
    await sql`delete from contact_events where organization_id = ${ctx.organizationId}
      and name in ('SEGMENT_ENTERED', 'SEGMENT_LEFT')`;
    await sql`delete from outbox where organization_id = ${ctx.organizationId}`;
  }
}

/** @returns how many people moved. */
async function refresh(ctx: ServiceContext): Promise<number> {
  const { segments, entered, left } = await refreshSegments({ ctx, input: { overlapMs: 0 } });
  if (segments !== SEGMENTS) throw new Error(`${segments} of ${SEGMENTS} segments were refreshed.`);
  return entered + left;
}

const COUNTRIES = ['France', 'Belgique', 'Suisse', 'Canada', 'Germany', 'Japan'];
const CITIES = ['Paris', 'Lyon', 'Orléans', 'Besançon', 'Bruxelles', 'Genève', 'Montréal', 'Köln', 'Tokyo', 'Nantes'];

/** Ten kinds of questions, five of each with other values: places, tags, consents, what was done, how often and when. */
function criteriaOf(number: number): SegmentCriteria {
  const turn = Math.floor(number / 10);
  const place = country(COUNTRIES[turn % COUNTRIES.length] ?? '');
  const town = city(CITIES[number % CITIES.length] ?? '');
  const field = (condition: SegmentCondition) => condition;
  const kinds: readonly (() => SegmentCriteria)[] = [
    () => and(place, did('LINK_CLICKED', 1, 30 + turn)),
    () => and(did('EMAIL_OPENED', 3 + turn, 60)),
    () => and(spent(100 + 50 * turn)),
    () => and(spent(50, 30 + 30 * turn), town),
    () =>
      and(
        did('CONCERT_ATTENDED', 1),
        field({ field: 'tags', operator: 'CONTAINS_ANY', value: ['vip'], dataType: 'ARRAY' }),
      ),
    () =>
      and(place, {
        event: 'PURCHASE_MADE',
        measure: { type: 'COUNT' },
        operator: 'EQUALS',
        value: 0,
        withinDays: 90 + turn,
      }),
    () => and({ logic: 'OR', conditions: [did('LINK_CLICKED', 2 + turn), did('CONCERT_ATTENDED', 1, 200)] }, place),
    () =>
      and(
        field({ field: 'consent.EMAIL_MARKETING', operator: 'EQUALS', value: true, dataType: 'BOOLEAN' }),
        did('EMAIL_OPENED', 1, 7 + turn),
      ),
    () =>
      and(
        field({ field: 'lastActivity', operator: 'WITHIN_LAST_DAYS', value: 10 + turn, dataType: 'DATE' }),
        did('PURCHASE_MADE', 2),
      ),
    () =>
      and(
        did('EMAIL_OPENED', 5, 90),
        { logic: 'OR', not: true, conditions: [place, town] },
        field({ field: 'birthDate', operator: 'ANNIVERSARY_WITHIN_DAYS', value: 30 + turn, dataType: 'DATE' }),
      ),
  ];
  return (kinds[number % kinds.length] ?? (() => and(place)))();
}

async function keepSegments(ctx: ServiceContext): Promise<readonly string[]> {
  const segmentIds: string[] = [];
  for (let number = 0; number < SEGMENTS; number += 1) {
    const input = { name: `Kept ${number}`, dynamic: true, criteria: criteriaOf(number), tags: [] };
    const { id } = await createSegment({ ctx, input });
    segmentIds.push(id);
    await ctx.db.insert(keptSegments).values({ segmentId: id, organizationId: ctx.organizationId });
    await fillSegment({ ctx, input: { segmentId: id } });
  }
  return segmentIds;
}

async function addEvents(ctx: ServiceContext, sql: Sql): Promise<readonly string[]> {
  const names = ['EMAIL_OPENED', 'LINK_CLICKED', 'PURCHASE_MADE', 'CONCERT_ATTENDED'];
  const people = await sql<{ id: string }[]>`select id from contacts tablesample system (5)
    where organization_id = ${ctx.organizationId} order by md5(id::text) limit ${EVENTS}`;
  const events = Array.from({ length: EVENTS }, (_, number) => ({
    id: newId(),
    organizationId: ctx.organizationId,
    artistId: null,
    contactId: people[number % people.length]?.id ?? '',
    name: names[number % names.length] ?? '',
    properties: { amount: 10 + (number % 90), currency: 'EUR', orderId: `bench-${number}` },
    occurredAt: ctx.now(),
  }));
  for (let from = 0; from < events.length; from += EVENTS_A_STATEMENT) {
    await recordEvents(ctx.db, events.slice(from, from + EVENTS_A_STATEMENT));
  }
  return events.map(({ id }) => id);
}
