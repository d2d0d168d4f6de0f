import { desc, eq } from 'drizzle-orm';
import { slowQuestions } from '../../../db/schema';
import type { SlowQuestion } from '../../../domain/segment/slow-question';
import type { ServiceContext } from '../../context';

/** The questions of the organisation that took long, the latest first; no more are kept than a page holds. */
export async function listSlowQuestions({
  ctx: { db, organizationId },
}: {
  readonly ctx: ServiceContext;
}): Promise<{ readonly items: readonly SlowQuestion[] }> {
  const rows = await db
    .select()
    .from(slowQuestions)
    .where(eq(slowQuestions.organizationId, organizationId))
    .orderBy(desc(slowQuestions.lastAt), desc(slowQuestions.id));
  return {
    items: rows.map(({ organizationId: _organization, firstAt, lastAt, ...row }) => ({
      ...row,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
  };
}
