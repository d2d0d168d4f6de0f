import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { entryStep } from '../../domain/automation/next-step';
import { minutesMs } from '../../domain/automation/duration';
import type { Database } from '../../db/client';
import { automationTriggers, outbox } from '../../db/schema';
import { loadVersion } from '../automation/load-version';
import type { Candidate } from '../enrolment/insert';
import { insertEnrolments } from '../enrolment/insert';
import type { Dispatcher, ShardCall } from './dispatcher';
import { triggerFires } from './trigger-fires';

const BATCH = 200;

export type OutboxRow = typeof outbox.$inferSelect;
export type TriggerRow = typeof automationTriggers.$inferSelect;

/**
 * Takes the shard's oldest events out of the outbox and writes the enrolments they lead to, in one transaction: after a
 * crash the events are there still, or the enrolments are.
 * @returns how many events were taken; 0 once the shard is drained.
 */
export async function matchEvents({ dispatcher, shard }: ShardCall): Promise<number> {
  return dispatcher.db.transaction(async (tx) => {
    const events = await tx
      .select()
      .from(outbox)
      .where(eq(outbox.shard, shard))
      .orderBy(asc(outbox.id))
      .limit(BATCH)
      .for('update', { skipLocked: true });
    if (events.length === 0) return 0;
    const triggers = await triggersFor(tx, events);
    const candidates = await candidatesOf({ ...dispatcher, db: tx }, events, triggers);
    await insertEnrolments(tx, candidates, dispatcher.now());
    await tx.delete(outbox).where(
      inArray(
        outbox.id,
        events.map(({ id }) => id),
      ),
    );
    return events.length;
  });
}

async function triggersFor(tx: Database, events: readonly OutboxRow[]): Promise<readonly TriggerRow[]> {
  const asked = new Map(events.map((event) => [`${event.organizationId}/${event.name}`, event]));
  const questions = [...asked.values()].map(({ organizationId, name }) =>
    and(eq(automationTriggers.organizationId, organizationId), eq(automationTriggers.eventName, name)),
  );
  return tx
    .select()
    .from(automationTriggers)
    .where(and(eq(automationTriggers.active, true), or(...questions)));
}

async function candidatesOf(
  dispatcher: Dispatcher,
  events: readonly OutboxRow[],
  triggers: readonly TriggerRow[],
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const event of events) {
    const concerned = triggers.filter((trigger) => concerns(trigger, event));
    for (const trigger of concerned) {
      const candidate = await candidateOf(dispatcher, trigger, event);
      if (candidate !== null) candidates.push(candidate);
    }
  }
  return candidates;
}

/** An artist's automation sees that artist's contacts alone; the organisation's sees all. */
const concerns = (trigger: TriggerRow, event: OutboxRow): boolean =>
  trigger.organizationId === event.organizationId &&
  trigger.eventName === event.name &&
  (trigger.artistId === null || trigger.artistId === event.artistId);

async function candidateOf(
  { db, contextOf }: Dispatcher,
  { trigger, automationId, artistId, version }: TriggerRow,
  event: OutboxRow,
): Promise<Candidate | null> {
  const { organizationId, contactId, eventId } = event;
  const ctx = { ...contextOf(organizationId), db, artistId };
  const { steps, settings } = await loadVersion(ctx, { automationId, version });
  const firstStepId = entryStep(steps);
  if (firstStepId === null) return null;
  if (!(await triggerFires(ctx, { trigger, event, timezone: settings.timezone }))) return null;
  return {
    organizationId,
    artistId,
    automationId,
    version,
    contactId,
    reEntry: settings.reEntry,
    occasionId: eventId,
    triggerEventId: eventId,
    firstStepId,
    delayMs: minutesMs(trigger.delay ?? 0),
  };
}
