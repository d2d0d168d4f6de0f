import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contactEvents, contacts } from '../../../db/schema';
import type { Behaviour, EventFilter } from '../../../domain/segment/question';
import { holdsWithoutEvents } from '../../../domain/segment/measure';
import type { SignedComparison } from '../../../domain/segment/comparison';
import { productFilter } from './product';
import { compareAverage, compareSigned } from './compare';
import { calendarOf } from './dates';
import type { JsonSource } from './json';
import { isGiven, jsonMember, jsonOperand, jsonPresence } from './json';
import type { CompileScope } from './operand';

/**
 * Whether a contact's events measure up. The events are grouped by contact in a derived table, so that counting an
 * audience reads them once, and a question about one contact reads that contact's alone.
 * Where no events would hold too, those are sought that do not hold, and the answer is turned round.
 */
export function compileBehaviour(behaviour: Behaviour, scope: CompileScope): SQL {
  const { comparison } = behaviour;
  const holdsForNone = holdsWithoutEvents(behaviour.measure, comparison);
  const sought = holdsForNone ? { ...comparison, negated: !comparison.negated } : comparison;
  const events = sql`from ${contactEvents} where ${eventsOf(behaviour, scope)}`;
  const found = isAnyCount(behaviour, sought)
    ? sql`exists (select 1 ${events} and ${contactEvents.contactId} = ${contacts.id})`
    : sql`exists (select 1 from (select ${contactEvents.contactId} as contact_id ${events}
        group by ${contactEvents.contactId} having ${compareMeasure(behaviour, sought, scope)}) as doers
        where doers.contact_id = ${contacts.id})`;
  return holdsForNone ? sql`not ${found}` : found;
}

function eventsOf({ event, withinDays, where }: Behaviour, scope: CompileScope): SQL {
  const { now, today, startOf } = calendarOf(scope);
  const conditions = [
    sql`${contactEvents.organizationId} = ${scope.organizationId}::uuid`,
    sql`${contactEvents.name} = ${event}::text`,
    ...(withinDays === null
      ? []
      : [
          sql`${contactEvents.occurredAt} >= ${startOf(today, -withinDays)}`,
          sql`${contactEvents.occurredAt} <= ${now}`,
        ]),
    ...where.map((filter) => filterEvent(filter, scope)),
  ];
  return sql.join(conditions, sql` and `);
}

function filterEvent(filter: EventFilter, scope: CompileScope): SQL {
  if (filter.kind === 'PRODUCT') return productFilter(filter.products);
  return sql`(${compareSigned(jsonOperand(propertyOf(filter.property), filter.type, scope), filter.comparison, scope)})`;
}

/** A property of an event; `campaignId` is a column of its own where the event came from a campaign. */
function propertyOf(property: string): JsonSource {
  const own = jsonMember(sql`${contactEvents.properties}`, property);
  if (property !== 'campaignId') return own;
  return {
    json: sql`coalesce(${own.json}, to_jsonb(${contactEvents.campaignId}))`,
    text: sql`coalesce(${own.text}, ${contactEvents.campaignId}::text)`,
  };
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

function compareMeasure({ measure }: Behaviour, comparison: SignedComparison, scope: CompileScope): SQL {
  if (measure.type === 'COUNT' && measure.property === null) {
    return compareSigned({ kind: 'number', value: sql`count(*)` }, comparison, scope);
  }
  const property = propertyOf(measure.property ?? '');
  const { value: number } = jsonOperand(property, 'NUMBER', scope);
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
    case 'LAST': {
      const order = measure.type === 'FIRST' ? sql`asc` : sql`desc`;
      const end = sql`(array_agg(${property.json} order by ${contactEvents.occurredAt} ${order}, ${contactEvents.id} ${order}))[1]`;
      const operand =
        measure.dataType === null
          ? jsonPresence(end)
          : jsonOperand({ json: end, text: sql`${end} #>> '{}'` }, measure.dataType, scope);
      return compareSigned(operand, comparison, scope);
    }
  }
}
