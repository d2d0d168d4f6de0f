import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts, segmentMembers } from '../../../db/schema';
import type { Question } from '../../../domain/segment/question';
import type { CompiledSegment, CompileScope } from './operand';
import { not } from './operand';

/** Whether a contact is in any of the segments. One that no longer exists has no members. */
export function compileMembership(
  { segmentIds, negated }: Extract<Question, { kind: 'MEMBER' }>,
  scope: CompileScope,
): SQL {
  const named = [...new Set(segmentIds)].flatMap((id) => scope.segments.get(id) ?? []);
  const member = memberOfAny(named);
  return negated ? not(member) : member;
}

/** Whether a contact is in any of the segments: static ones by their list, dynamic ones by their question. */
export function memberOfAny(segments: readonly CompiledSegment[]): SQL {
  const predicates = segments.map(({ id, artistId, predicate }) => {
    const inside =
      predicate ??
      sql`exists (select 1 from ${segmentMembers} where ${segmentMembers.segmentId} = ${id}::uuid
        and ${segmentMembers.contactId} = ${contacts.id})`;
    return artistId === null ? sql`(${inside})` : sql`(${contacts.artistId} = ${artistId}::uuid and (${inside}))`;
  });
  return predicates.length === 0 ? sql`false` : sql.join(predicates, sql` or `);
}
