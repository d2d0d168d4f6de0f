import { and, desc, inArray, ne, sql } from 'drizzle-orm';
import { contacts, segments } from '../../../db/schema';
import { invalid } from '../../../domain/error/failure';
import type { Overlap } from '../../../domain/segment/analytics';
import { shareOf } from '../../../domain/segment/analytics';
import { visibleContacts } from '../../contact/scope';
import type { ServiceContext } from '../../context';
import { memberOfAny } from '../compile/membership';
import type { CompileScope } from '../compile/operand';
import { visibleSegments } from '../load';
import type { FoundMembers } from './members';
import { memberIds, withinTime } from './members';

/** Compared with when none are asked for: the largest. */
const COMPARED = 5;

export interface OtherSegment {
  readonly id: string;
  readonly name: string;
}

/** The segments to compare one with: those asked for, or the largest. @throws Failure VALIDATION_FAILED at `with.N` */
export async function otherSegments(
  ctx: ServiceContext,
  segmentId: string,
  wanted: readonly string[],
): Promise<readonly OtherSegment[]> {
  const named = { id: segments.id, name: segments.name };
  if (wanted.length === 0) {
    return ctx.db
      .select(named)
      .from(segments)
      .where(and(visibleSegments(ctx), ne(segments.id, segmentId)))
      .orderBy(desc(segments.contactCount), segments.id)
      .limit(COMPARED);
  }
  const rows = await ctx.db
    .select(named)
    .from(segments)
    .where(and(visibleSegments(ctx), inArray(segments.id, [...wanted])));
  const found = new Map(rows.map((row) => [row.id, row]));
  const faults = wanted.flatMap((id, index) =>
    found.has(id) ? [] : [{ path: `with.${index}`, message: noSegment[ctx.locale] }],
  );
  if (faults.length > 0) throw invalid(faults);
  return rows.toSorted((one, other) => wanted.indexOf(one.id) - wanted.indexOf(other.id));
}

/**
 * How much the members have in common with other segments. Each is a statement of its own: joined, sets of contacts
 * found by their events could not be hashed, and one that is too slow would take the others with it.
 */
export async function readOverlaps(
  ctx: ServiceContext,
  found: FoundMembers,
  { others, scope }: { readonly others: readonly OtherSegment[]; readonly scope: CompileScope },
): Promise<readonly Overlap[]> {
  const overlaps: Overlap[] = [];
  for (const { id, name } of others) {
    const compiled = scope.segments.get(id);
    const counts = await withinTime(found, async (tx) => {
      const [row] = await tx.execute<{ size: number; both: number }>(sql`
        select count(*)::int as size, count(member.id)::int as both
        from ${contacts} left join ${memberIds} on member.id = ${contacts.id}
        where ${visibleContacts(ctx)} and (${memberOfAny(compiled ? [compiled] : [])})`);
      return row ?? { size: 0, both: 0 };
    });
    overlaps.push({
      segmentId: id,
      name,
      size: counts && counts.size,
      both: counts && counts.both,
      shareOfThis: counts && shareOf(counts.both, found.size),
      shareOfOther: counts && shareOf(counts.both, counts.size),
    });
  }
  return overlaps;
}

const noSegment = { en: 'There is no such segment.', fr: "Ce segment n'existe pas." };
