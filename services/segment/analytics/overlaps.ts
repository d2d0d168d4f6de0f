import { and, desc, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '../../../db/client';
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
  /** Its size as last counted, which is of the whole segment; null when it never was. */
  readonly counted: number | null;
}

/** The segments to compare one with: those asked for, or the largest. @throws Failure VALIDATION_FAILED at `with.N` */
export async function otherSegments(
  ctx: ServiceContext,
  segmentId: string,
  wanted: readonly string[],
): Promise<readonly OtherSegment[]> {
  const named = {
    id: segments.id,
    name: segments.name,
    counted: sql<number | null>`case when ${segments.lastUpdated} is not null then ${segments.contactCount} end`,
  };
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
  for (const other of others) {
    const counts = await withinTime(found, (tx) => compare(ctx, tx, { other, scope }));
    overlaps.push({
      segmentId: other.id,
      name: other.name,
      size: counts && counts.size,
      both: counts && counts.both,
      shareOfThis: counts && shareOf(counts.both, found.size),
      shareOfOther: counts && shareOf(counts.both, counts.size),
    });
  }
  return overlaps;
}

/**
 * How many the other segment holds, and how many of them are members. Only the members are asked where its size is
 * known; one who sees some métiers alone has another size of it before them.
 */
async function compare(
  ctx: ServiceContext,
  tx: Database,
  { other, scope }: { readonly other: OtherSegment; readonly scope: CompileScope },
): Promise<{ readonly size: number; readonly both: number }> {
  const known = ctx.metiers.length === 0 ? other.counted : null;
  const segment = scope.segments.get(other.id);
  const [row] = await tx.execute<{ size: number; both: number }>(sql`
    select count(*)::int as size, count(member.id)::int as both
    from ${contacts} ${known === null ? sql`left join` : sql`join`} ${memberIds} on member.id = ${contacts.id}
    where ${visibleContacts(ctx)} and (${memberOfAny(segment ? [segment] : [])})`);
  const { size, both } = row ?? { size: 0, both: 0 };
  return { size: known === null ? size : Math.max(known, both), both };
}

const noSegment = { en: 'There is no such segment.', fr: "Ce segment n'existe pas." };
