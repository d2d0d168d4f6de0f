import { sql } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { segmentsNamedBy } from '../../domain/segment/question';
import type { ServiceCall } from '../context';
import { compileQuestion } from './compile/question';
import { visibleContacts } from '../contact/scope';
import { openScope, questionOf, zoneInStatement } from './scope';

/**
 * Whether a contact answers criteria now: the compiled question restricted to that contact, in one round trip
 * (one more for each level of dynamic segments that the criteria name). A contact out of reach does not.
 * @throws Failure VALIDATION_FAILED when the criteria cannot be asked.
 */
export async function contactMatches({
  ctx,
  input,
}: ServiceCall<{ readonly contactId: string; readonly criteria: SegmentCriteria }>): Promise<boolean> {
  const question = questionOf(ctx, input.criteria);
  const scope = await openScope(ctx, segmentsNamedBy(question), zoneInStatement(ctx));
  const [row] = await ctx.db.execute<{ matches: boolean }>(
    sql`select exists (select 1 from ${contacts} where ${contacts.id} = ${input.contactId}::uuid
      and ${visibleContacts(ctx)} and (${compileQuestion(question, scope)})) as matches`,
  );
  return row?.matches === true;
}
