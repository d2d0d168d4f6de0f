import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { AutomationRunInput } from '../../workflows/automation-run/contract';
import { enrolments } from '../../db/schema';
import type { ShardCall } from './dispatcher';

const BATCH = 100;
/** Starts under way at once: the server takes its time for each. */
const AT_ONCE = 16;

/**
 * Starts the runs of the shard's enrolments that have none yet. A run's id is made of its enrolment, so that starting
 * again after a crash joins the run that is there.
 * @returns how many were started; 0 once all are.
 */
export async function startRuns({ dispatcher, shard }: ShardCall): Promise<number> {
  const { db } = dispatcher;
  const waiting = await db
    .select({
      organizationId: enrolments.organizationId,
      automationId: enrolments.automationId,
      version: enrolments.version,
      enrolmentId: enrolments.id,
      contactId: enrolments.contactId,
      wakesAt: enrolments.wakesAt,
    })
    .from(enrolments)
    .where(and(eq(enrolments.shard, shard), isNull(enrolments.runId), isNull(enrolments.endedAt)))
    .orderBy(asc(enrolments.id))
    .limit(BATCH);
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const started = await Promise.all(
      waiting.slice(from, from + AT_ONCE).map(async ({ wakesAt, ...key }) => {
        const input: AutomationRunInput = { ...key, startsAt: wakesAt?.toISOString() ?? null };
        const { runId } = await dispatcher.workflows.startAutomationRun(input);
        return { id: key.enrolmentId, run_id: runId };
      }),
    );
    await db.execute(sql`
      update enrolments set run_id = started.run_id
      from jsonb_to_recordset(${JSON.stringify(started)}::text::jsonb) as started(id uuid, run_id text)
      where enrolments.id = started.id`);
  }
  return waiting.length;
}
