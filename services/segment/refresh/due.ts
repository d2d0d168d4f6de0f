import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts } from '../../../db/schema';
import type { AskedInstant } from '../../../domain/segment/asked';
import { TIME_OF_EVENT } from '../../../domain/segment/event-members';
import { calendarOf } from '../compile/dates';
import { eventSource, propertyOf } from '../compile/event-source';
import { columnOperand, customOperand } from '../compile/field';
import { jsonOperand } from '../compile/json';
import type { CompileScope } from '../compile/operand';
import type { KeptDefinition } from './definition';

/**
 * Whom to ask again before the day ends, and when first: contacts with an instant yet to come that the question
 * compares with now. One that is just now is asked about again, for it counts as past to some comparisons and as to
 * come to others. A subquery of `contact_id` and `due_at`; null where the question compares none.
 */
export function duesOf({ asked, scope }: KeptDefinition): SQL | null {
  if (asked.instants.length === 0) return null;
  const { now, today, startOf } = calendarOf(scope);
  const instants = sql.join(
    asked.instants.map((instant) => instantsOf(instant, scope)),
    sql` union all `,
  );
  return sql`select contact_id, min(at) as due_at from (${instants}) as instants
    where at >= ${now} and at < ${startOf(today, 1)} group by contact_id`;
}

function instantsOf(instant: AskedInstant, scope: CompileScope): SQL {
  const ofContact = (value: SQL) => sql`select ${contacts.id} as contact_id, ${value} as at from ${contacts}
    where ${contacts.organizationId} = ${scope.organizationId}::uuid`;
  switch (instant.kind) {
    case 'COLUMN':
      return ofContact(columnOperand(instant.column).value);
    case 'CUSTOM':
      return ofContact(customOperand(instant.name, 'DATE', scope).value);
    case 'EVENT': {
      const source = eventSource(instant.event, scope.organizationId);
      const at =
        instant.property === TIME_OF_EVENT
          ? source.occurredAt
          : jsonOperand(propertyOf(source, instant.property), 'DATE', scope).value;
      return sql`select ${source.contactId} as contact_id, ${at} as at from ${source.table} where ${source.filter}`;
    }
  }
}
