import { eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { scoringSettings } from '../../db/schema';
import type { ScoringSettings } from '../../domain/scoring/settings';
import { defaultScoringSettings } from '../../domain/scoring/settings';

/** How an organisation makes engagement scores; the defaults until it says otherwise. */
export async function loadScoringSettings(db: Database, organizationId: string): Promise<ScoringSettings> {
  const [row] = await db.select().from(scoringSettings).where(eq(scoringSettings.organizationId, organizationId));
  if (!row) return defaultScoringSettings;
  const { halfLifeDays, points, otherEvents } = row;
  return { halfLifeDays, points: { ...defaultScoringSettings.points, ...points }, otherEvents };
}
