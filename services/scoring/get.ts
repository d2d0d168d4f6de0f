import { eq } from 'drizzle-orm';
import { scoringProgress } from '../../db/schema';
import type { Scoring } from '../../domain/scoring/schema';
import type { ServiceContext } from '../context';
import { loadScoringSettings } from './load-settings';

/** How this organisation makes engagement scores, and whether they are all being computed anew. */
export async function getScoring({ ctx }: { readonly ctx: ServiceContext }): Promise<Scoring> {
  const [{ points, ...settings }, [progress]] = await Promise.all([
    loadScoringSettings(ctx.db, ctx.organizationId),
    ctx.db
      .select({ pass: scoringProgress.pass })
      .from(scoringProgress)
      .where(eq(scoringProgress.organizationId, ctx.organizationId)),
  ]);
  return { ...settings, points: { ...points }, recomputing: (progress?.pass ?? null) !== null };
}
