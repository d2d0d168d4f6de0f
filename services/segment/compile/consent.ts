import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contactConsents, contacts } from '../../../db/schema';
import type { Question } from '../../../domain/segment/question';
import { not } from './operand';

/** Whether a contact answered a consent, or answered it so; who was never asked has no row. */
export function compileConsent({ consent, comparison }: Extract<Question, { kind: 'CONSENT' }>): SQL {
  const { comparison: asked, negated } = comparison;
  const answer = asked.kind === 'BOOLEAN' ? sql`and ${contactConsents.granted} = ${asked.value}::boolean` : sql.empty();
  const found = sql`exists (select 1 from ${contactConsents} where ${contactConsents.contactId} = ${contacts.id}
    and ${contactConsents.type} = ${consent}::text ${answer})`;
  return negated ? not(found) : found;
}
