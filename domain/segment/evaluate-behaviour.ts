import type { JsonValue } from '../event/event';
import { zoneClock } from './calendar';
import { add, decimalOf, zero } from './decimal';
import type { Decimal } from './decimal';
import type { Test, Value } from './evaluate-comparison';
import { createTest, textsOf, valueOfJson } from './evaluate-comparison';
import { CAMPAIGN_OF_EVENT, PRODUCTS, TIME_OF_EVENT } from './event-members';
import type { Clock, EventFacts } from './facts';
import { averageHolds } from './number';
import { itemProductKeys, purchaseProductKeys } from './product';
import type { Behaviour, EventFilter } from './question';
import { ownValue } from '../record/own';

type EventTest = (event: Pick<EventFacts, 'properties' | 'campaignId' | 'occurredAt'>) => boolean;

/** Whether a contact's events measure up, by the same rules as the compiled statement. */
export function createBehaviourTest(behaviour: Behaviour, clock: Clock): (events: readonly EventFacts[]) => boolean {
  const counts = createEventTest(behaviour, clock);
  const measured = createMeasureTest(behaviour, clock);
  const { negated } = behaviour.comparison;
  return (events) => measured(events.filter(counts)) !== negated;
}

function createEventTest({ event, withinDays, where }: Behaviour, clock: Clock): (event: EventFacts) => boolean {
  const zone = zoneClock(clock.timezone);
  const nowMs = clock.now.getTime();
  const since = withinDays === null ? null : zone.startOf(zone.dayOf(nowMs) - withinDays);
  const filters = where.map((filter) => createEventFilter(filter, clock));
  return (candidate) => {
    const at = Date.parse(candidate.occurredAt);
    return (
      candidate.name === event &&
      (since === null || (at >= since && at <= nowMs)) &&
      filters.every((filter) => filter(candidate))
    );
  };
}

/** Whether one event counts: what a behaviour's `where`, and a trigger's, ask of it. */
export function createEventFilter(filter: EventFilter, clock: Clock): EventTest {
  const { comparison, negated } = filter.comparison;
  const test = createTest(comparison, clock);
  switch (filter.kind) {
    case 'TIME':
      return (event) => test(timeOf(event)) !== negated;
    case 'PRODUCT':
      return ({ properties }) => {
        const products = productsOf(properties);
        return test(products.length > 0 ? { kind: 'list', value: products } : null) !== negated;
      };
    case 'PROPERTY':
      return (event) => test(valueOfJson(propertyOf(event, filter.property), filter.type, clock)) !== negated;
  }
}

const timeOf = ({ occurredAt }: Pick<EventFacts, 'occurredAt'>): Value => ({
  kind: 'instant',
  value: Date.parse(occurredAt),
});

function propertyOf(
  { properties, campaignId }: Pick<EventFacts, 'properties' | 'campaignId'>,
  property: string,
): JsonValue | undefined {
  const own = ownValue(properties, property);
  return own === undefined && property === CAMPAIGN_OF_EVENT ? (campaignId ?? undefined) : own;
}

function productsOf(properties: EventFacts['properties']): readonly string[] {
  const named = listed(properties['items']).flatMap((item) =>
    item !== null && typeof item === 'object' && !Array.isArray(item)
      ? itemProductKeys.map((key) => Object.entries(item).find(([name]) => name === key)?.[1] ?? null)
      : [item],
  );
  const own = purchaseProductKeys.map((key) => properties[key] ?? null);
  return textsOf([...listed(properties[PRODUCTS]), ...named, ...own]);
}

const listed = (json: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(json) ? json : json === undefined ? [] : [json];

/** Whether the events counted satisfy the positive comparison; the measure of none may be missing. */
function createMeasureTest(
  { measure, comparison: { comparison } }: Behaviour,
  clock: Clock,
): (events: readonly EventFacts[]) => boolean {
  const test = createTest(comparison, clock);
  const valuesOf = (events: readonly EventFacts[]) =>
    events.map((event) => propertyOf(event, measure.property ?? '')).filter((value) => value !== undefined);
  const numbersOf = (events: readonly EventFacts[]) => valuesOf(events).filter((value) => typeof value === 'number');
  switch (measure.type) {
    case 'COUNT':
      return (events) =>
        test({
          kind: 'number',
          value: measure.property === null ? events.length : valuesOf(events).filter(isGiven).length,
        });
    case 'SUM':
      return (events) => comparison.kind === 'PRESENT' || averageHolds(sumOf(numbersOf(events)), 1, comparison);
    case 'AVG':
      return (events) => {
        const numbers = numbersOf(events);
        if (numbers.length === 0) return false;
        return comparison.kind === 'PRESENT' || averageHolds(sumOf(numbers), numbers.length, comparison);
      };
    case 'MIN':
      return (events) => test(numberOrMissing(Math.min(...numbersOf(events))));
    case 'MAX':
      return (events) => test(numberOrMissing(Math.max(...numbersOf(events))));
    case 'FIRST':
    case 'LAST':
      return (events) => {
        const end = events.toSorted(inTime).at(measure.type === 'FIRST' ? 0 : -1);
        if (measure.property === TIME_OF_EVENT) return test(end ? timeOf(end) : null);
        const json = end && propertyOf(end, measure.property ?? '');
        return endHolds(json, test);
      };
  }
  function endHolds(json: JsonValue | undefined, holds: Test): boolean {
    if (measure.dataType === null) return holds(isGiven(json) ? { kind: 'any' } : null);
    return holds(valueOfJson(json, measure.dataType, clock));
  }
}

const sumOf = (numbers: readonly number[]): Decimal =>
  numbers.reduce<Decimal>((sum, number) => add(sum, decimalOf(number)), zero);

/** The least and the greatest of no numbers are infinite. */
const numberOrMissing = (value: number): Value => (Number.isFinite(value) ? { kind: 'number', value } : null);

const isGiven = (json: JsonValue | undefined): boolean =>
  json !== undefined && json !== null && json !== '' && !(Array.isArray(json) && json.length === 0);

const inTime = (a: EventFacts, b: EventFacts): number =>
  Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || (a.id < b.id ? -1 : 1);
