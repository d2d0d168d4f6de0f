import type { FieldType } from '../contact/contact';
import type { JsonValue } from '../event/event';
import { zoneClock, dayNumberOf, isAnniversaryWithin } from './calendar';
import type { Comparison } from './comparison';
import type { Clock } from './facts';
import { fold } from './fold';
import { readMoment } from './moment';
import { numberHolds, realHolds } from './number';

/** A value of a contact or an event in the form its comparison wants; null is missing. */
export type Value =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'real'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'day'; readonly value: string }
  /** Milliseconds since 1970. */
  | { readonly kind: 'instant'; readonly value: number }
  | { readonly kind: 'list'; readonly value: readonly string[] }
  /** Of whatever type: only the presence is asked. */
  | { readonly kind: 'any' }
  | null;

export type Test = (value: Value) => boolean;

/** Everything that is equal for all contacts is worked out here, once; the test is asked for each. */
export function createTest(comparison: Comparison, clock: Clock): Test {
  switch (comparison.kind) {
    case 'PRESENT':
      return (value) => value !== null;
    case 'TEXT':
      return createTextTest(comparison);
    case 'NUMBER':
    case 'NUMBER_RANGE':
      return (value) =>
        (value?.kind === 'number' && numberHolds(value.value, comparison)) ||
        (value?.kind === 'real' && realHolds(value.value, comparison));
    case 'BOOLEAN':
      return (value) => value?.kind === 'boolean' && value.value === comparison.value;
    case 'LIST': {
      const asked = comparison.values.map(fold);
      return (value) => {
        if (value?.kind !== 'list') return false;
        const held = new Set(value.value.map(fold));
        return comparison.quantifier === 'ALL'
          ? asked.every((text) => held.has(text))
          : asked.some((text) => held.has(text));
      };
    }
    case 'DATE':
    case 'DATE_RANGE':
    case 'RELATIVE_DATE':
      return createDateTest(comparison, clock);
  }
}

function createTextTest({ relation, values }: Extract<Comparison, { kind: 'TEXT' }>): Test {
  const asked = values.map(fold);
  const matches: Readonly<Record<typeof relation, (held: string, text: string) => boolean>> = {
    EQUALS: (held, text) => held === text,
    CONTAINS: (held, text) => held.includes(text),
    STARTS_WITH: (held, text) => held.startsWith(text),
    ENDS_WITH: (held, text) => held.endsWith(text),
  };
  return (value) => {
    if (value?.kind !== 'text') return false;
    const held = fold(value.value);
    return asked.some((text) => matches[relation](held, text));
  };
}

type DateComparison = Extract<Comparison, { kind: 'DATE' | 'DATE_RANGE' | 'RELATIVE_DATE' }>;

function createDateTest(comparison: DateComparison, { now, timezone }: Clock): Test {
  const zone = zoneClock(timezone);
  const nowMs = now.getTime();
  const today = zone.dayOf(nowMs);
  const onInstant = createInstantTest(comparison, { ...zone, nowMs, today });
  return (value) => {
    if (value?.kind === 'instant') return onInstant(value.value);
    if (value?.kind !== 'day') return false;
    const day = dayNumberOf(value.value);
    if (comparison.kind !== 'RELATIVE_DATE') return onInstant(zone.startOf(day));
    switch (comparison.relation) {
      case 'LAST':
        return day >= today - comparison.days && day <= today;
      case 'NEXT':
        return day >= today && day <= today + comparison.days;
      case 'ANNIVERSARY':
        return isAnniversaryWithin(day, comparison.days, today);
    }
  };
}

interface Now extends ReturnType<typeof zoneClock> {
  readonly nowMs: number;
  readonly today: number;
}

function createInstantTest(comparison: DateComparison, clock: Now): (instantMs: number) => boolean {
  const { nowMs, today, startOf, dayOf, instantOf } = clock;
  switch (comparison.kind) {
    case 'DATE': {
      const { moment, relation } = comparison;
      const first = instantOf(moment);
      const [dayStart, dayEnd] = [startOf(dayOf(first)), startOf(dayOf(first) + 1)];
      if (relation === 'BEFORE') return (instant) => instant < first;
      if (relation === 'ON') return (instant) => instant >= dayStart && instant < dayEnd;
      return moment.kind === 'day' ? (instant) => instant >= dayEnd : (instant) => instant > first;
    }
    case 'DATE_RANGE': {
      const from = instantOf(comparison.from);
      const last = instantOf(comparison.to);
      const after = comparison.to.kind === 'day' ? startOf(dayOf(last) + 1) : last + 1;
      return (instant) => instant >= from && instant < after;
    }
    case 'RELATIVE_DATE': {
      const { relation, days } = comparison;
      if (relation === 'ANNIVERSARY') return (instant) => isAnniversaryWithin(dayOf(instant), days, today);
      const [since, start, end] = [startOf(today - days), startOf(today), startOf(today + days + 1)];
      if (relation === 'LAST') return (instant) => instant >= since && instant <= nowMs;
      return (instant) => instant < end && (instant >= nowMs || instant === start);
    }
  }
}

/** A JSON value read as one type; null where it is absent or of another JSON type. */
export function valueOfJson(json: JsonValue | undefined, type: FieldType, clock: Clock): Value {
  switch (type) {
    case 'STRING':
      return typeof json === 'string' && json !== '' ? { kind: 'text', value: json } : null;
    case 'NUMBER':
      return typeof json === 'number' ? { kind: 'number', value: json } : null;
    case 'BOOLEAN':
      return typeof json === 'boolean' ? { kind: 'boolean', value: json } : null;
    case 'DATE': {
      const moment = typeof json === 'string' ? readMoment(json) : null;
      return moment && { kind: 'instant', value: zoneClock(clock.timezone).instantOf(moment) };
    }
    case 'ARRAY': {
      const texts = textsOf(json);
      return texts.length > 0 ? { kind: 'list', value: texts } : null;
    }
  }
}

/** The texts of a JSON array; whatever else it holds is left out. */
export const textsOf = (json: JsonValue | undefined): readonly string[] =>
  Array.isArray(json) ? json.filter((entry) => typeof entry === 'string') : [];
