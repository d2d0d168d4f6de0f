import { and, eq, sql } from 'drizzle-orm';
import type { Suppression, SuppressionReason } from '../../domain/consent/consent';
import { suppressions } from '../../db/schema';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor, latestFirst, olderThan } from '../cursor';
import type { Page, PageRequest } from '../list';
import { emailDigest } from './digest';
import { presentSuppression } from './present';

interface SuppressionRequest extends PageRequest {
  readonly reason?: SuppressionReason | undefined;
  /** One address: found by its digest, so that an erased one is found too. */
  readonly email?: string | undefined;
}

const ORDER = '-createdAt';

/** Suppressed addresses, latest first; `q` is a part of the address. */
export async function listSuppressions({ ctx, input }: ServiceCall<SuppressionRequest>): Promise<Page<Suppression>> {
  const position = decodeCursor(ORDER, input.cursor);
  const part = input.q?.toLowerCase() ?? '';
  const filter = and(
    eq(suppressions.organizationId, ctx.organizationId),
    input.reason === undefined ? undefined : eq(suppressions.reason, input.reason),
    input.email === undefined ? undefined : eq(suppressions.emailDigest, emailDigest(input.email)),
    part === '' ? undefined : sql`strpos(lower(${suppressions.email}), ${part}) > 0`,
  );
  const before = olderThan(position, suppressions.createdAt, suppressions.id);
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(suppressions)
      .where(and(filter, before))
      .orderBy(latestFirst(suppressions.createdAt, suppressions.id))
      .limit(input.limit + 1),
    ctx.db.$count(suppressions, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: ORDER,
    positionOf: ({ createdAt, id }) => ({ value: createdAt.toISOString(), id }),
  });
  return {
    items: page.map(presentSuppression),
    nextCursor,
    total,
  };
}
