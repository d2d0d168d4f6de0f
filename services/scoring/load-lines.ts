import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { automationTriggers } from '../../db/schema';
import { eventNames } from '../../domain/event/event';
import type { ScoreLine } from '../../domain/scoring/lines';

/** The lines that the triggers of active automations wait for a score to cross. */
export async function loadScoreLines(db: Database, organizationId: string): Promise<readonly ScoreLine[]> {
  const rows = await db
    .select({ trigger: automationTriggers.trigger })
    .from(automationTriggers)
    .where(
      and(
        eq(automationTriggers.organizationId, organizationId),
        eq(automationTriggers.eventName, eventNames.scoreChanged),
        eq(automationTriggers.active, true),
      ),
    );
  return rows.flatMap(({ trigger }) => (trigger.type === 'SCORE_CHANGED' ? [trigger.configuration] : []));
}
