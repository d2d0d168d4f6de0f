import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts } from '../../../db/schema';
import { AMOUNT_OF_EVENT, TIME_OF_EVENT } from '../../../domain/segment/event-members';
import type { Behaviour, EventFilter, Measure } from '../../../domain/segment/question';
import { holdsWithoutEvents } from '../../../domain/segment/measure';
import type { SignedComparison } from '../../../domain/segment/comparison';
import { productOperand } from './product';
import { compareAverage, compareSigned } from './compare';
import { calendarOf } from './dates';
import type { EventSource } from './event-source';
import { eventSource, propertyOf, propertyOperand } from './event-source';
import { isGiven, jsonOperand, jsonPresence } from './json';
import type { CompileScope, Operand } from './operand';

/**
 * Whether a contact's events measure up. The events are grouped by contact in a derived table, so that counting an
 * audience reads them once, and a question about one contact reads that contact's alone.
 * Where no events would hold too, those are sought that do not hold, and the answer is turned round.
 */
export function compileBehaviour(behaviour: Behaviour, scope: CompileScope): SQL {
  const found = isAmong(doersOf(behaviour, scope));
  return holdsForNone(behaviour) ? sql`not ${found}` : found;
}

/** Whether a behaviour is that of a set of contacts, rather than of all but a set. */
export const isOfDoers = (behaviour: Behaviour): boolean => !holdsForNone(behaviour);

/**
 * Whether any of several behaviours of doers holds. As one set they can be joined to the contacts, where sets joined by
 * "or" are looked into for each contact.
 */
export const compileAnyBehaviour = (behaviours: readonly Behaviour[], scope: CompileScope): SQL =>
  isAmong(
    sql.join(
      behaviours.map((behaviour) => doersOf(behaviour, scope)),
      sql` union all `,
    ),
  );

const isAmong = (doers: SQL): SQL =>
  sql`exists (select 1 from (${doers}) as doers where doers.contact_id = ${contacts.id})`;

const holdsForNone = ({ measure, comparison }: Behaviour): boolean => holdsWithoutEvents(measure, comparison);

/** Those whose events measure up; where that holds without events too, those whose events do not. */
function doersOf(behaviour: Behaviour, scope: CompileScope): SQL {
  const { comparison } = behaviour;
  const sought = holdsForNone(behaviour) ? { ...comparison, negated: !comparison.negated } : comparison;
  const source = eventSource(behaviour.event, scope.organizationId);
  const events = sql`select ${source.contactId} as contact_id from ${source.table}
    where ${eventsOf(behaviour, source, scope)}`;
  if (isAnyCount(behaviour, sought)) return events;
  const measured = measuresAmount(behaviour, source) ? sql`${events} and ${source.amount} is not null` : events;
  return sql`${measured}
    group by ${source.contactId} having ${compareMeasure(behaviour, { comparison: sought, source, scope })}`;
}

/** Events without an amount change no sum, average or extreme of it, and an index holds those that have one. */
const measuresAmount = ({ measure: { type, property } }: Behaviour, { amount }: EventSource): boolean =>
  amount !== null && property === AMOUNT_OF_EVENT && ['SUM', 'AVG', 'MIN', 'MAX'].includes(type);

/** When a contact last did what a behaviour asks for, whatever its measure; null for who never did. */
export function latestEventOf(behaviour: Behaviour, scope: CompileScope): SQL {
  const source = eventSource(behaviour.event, scope.organizationId);
  return sql`(select max(${source.occurredAt}) from ${source.table}
    where ${eventsOf(behaviour, source, scope)} and ${source.contactId} = ${contacts.id})`;
}

function eventsOf({ withinDays, where }: Behaviour, source: EventSource, scope: CompileScope): SQL {
  const { now, today, startOf } = calendarOf(scope);
  const conditions = [
    source.filter,
    ...(withinDays === null
      ? []
      : [sql`${source.occurredAt} >= ${startOf(today, -withinDays)}`, sql`${source.occurredAt} <= ${now}`]),
    ...where.map((filter) => filterEvent(filter, source, scope)),
  ];
  return sql.join(conditions, sql` and `);
}

function filterEvent(filter: EventFilter, source: EventSource, scope: CompileScope): SQL {
  return sql`(${compareSigned(filterOperand(filter, source, scope), filter.comparison, scope)})`;
}

function filterOperand(filter: EventFilter, source: EventSource, scope: CompileScope): Operand {
  switch (filter.kind) {
    case 'TIME':
      return { kind: 'instant', value: source.occurredAt };
    case 'PRODUCT':
      return productOperand(source.properties);
    case 'PROPERTY':
      return propertyOperand(source, filter.property, filter.type, scope);
  }
}

/** Whether every contact with at least one event is sought, so that nothing need be counted. */
function isAnyCount({ measure }: Behaviour, { negated, comparison }: SignedComparison): boolean {
  if (measure.type !== 'COUNT' || measure.property !== null || comparison.kind !== 'NUMBER') return false;
  const [value = 0] = comparison.values;
  if (comparison.values.length > 1) return false;
  switch (comparison.relation) {
    case 'EQUALS':
      return negated && value === 0;
    case 'GREATER_THAN':
      return !negated && value >= 0 && value < 1;
    case 'GREATER_OR_EQUAL':
      return !negated && value > 0 && value <= 1;
    case 'LESS_THAN':
      return negated && value > 0 && value <= 1;
    case 'LESS_OR_EQUAL':
      return negated && value >= 0 && value < 1;
  }
}

interface Measuring {
  readonly comparison: SignedComparison;
  readonly source: EventSource;
  readonly scope: CompileScope;
}

function compareMeasure({ measure }: Behaviour, measuring: Measuring): SQL {
  const { comparison, source, scope } = measuring;
  if (measure.type === 'COUNT' && measure.property === null) {
    return compareSigned({ kind: 'number', value: sql`count(*)` }, comparison, scope);
  }
  const property = propertyOf(source, measure.property ?? '');
  const { value: number } = propertyOperand(source, measure.property ?? '', 'NUMBER', scope);
  switch (measure.type) {
    case 'COUNT':
      return compareSigned(
        { kind: 'number', value: sql`count(*) filter (where ${isGiven(property.json)})` },
        comparison,
        scope,
      );
    case 'SUM':
      return compareSigned({ kind: 'number', value: sql`coalesce(sum(${number}), 0)` }, comparison, scope);
    case 'AVG':
      return compareAverage(number, comparison);
    case 'MIN':
      return compareSigned({ kind: 'number', value: sql`min(${number})` }, comparison, scope);
    case 'MAX':
      return compareSigned({ kind: 'number', value: sql`max(${number})` }, comparison, scope);
    case 'FIRST':
    case 'LAST':
      return compareSigned(endOperand(measure, source, scope), comparison, scope);
  }
}

/** What the first or the last of the events says; of when it happened, no event need be sorted. */
function endOperand({ type, property, dataType }: Measure, source: EventSource, scope: CompileScope): Operand {
  const isFirst = type === 'FIRST';
  if (property === TIME_OF_EVENT) {
    return { kind: 'instant', value: sql`${isFirst ? sql`min` : sql`max`}(${source.occurredAt})` };
  }
  const order = isFirst ? sql`asc` : sql`desc`;
  const { json } = propertyOf(source, property ?? '');
  const end = sql`(array_agg(${json} order by ${source.occurredAt} ${order}, ${source.id} ${order}))[1]`;
  return dataType === null
    ? jsonPresence(end)
    : jsonOperand({ json: end, text: sql`${end} #>> '{}'` }, dataType, scope);
}
