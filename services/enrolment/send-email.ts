import { and, eq } from 'drizzle-orm';
import type { Decision } from '../../domain/automation/decision';
import { done } from '../../domain/automation/decision';
import type { SendEmailConfiguration } from '../../domain/automation/definition';
import type { StepResult, StepTask } from '../../domain/automation/walk';
import type { Why } from '../../domain/automation/why';
import type { EventProperties } from '../../domain/event/event';
import { exclusionReasons } from '../../domain/message/message';
import { contactEvents } from '../../db/schema';
import { loadVersion } from '../automation/load-version';
import type { ServiceCall, ServiceContext } from '../context';
import type { DeliveryDeps } from '../message/deps';
import type { SendOneInput, SendOneResult } from '../message/send-one';
import { sendOne } from '../message/send-one';
import type { Visit } from './record';
import { recordStay } from './record';
import { answerOf, readStanding } from './standing';
import { scopedTo, stepOf, takeStep, unlessHolding } from './take-step';

/**
 * Sends the step's message, exactly once by the ledger, then writes down what became of it.
 * Consent is judged at this moment: who withdrew it gets nothing, and the walk goes on.
 */
export async function sendEmailStep(
  deps: DeliveryDeps,
  { ctx, input: task }: ServiceCall<StepTask>,
): Promise<StepResult> {
  const definition = await loadVersion(ctx, task);
  const step = stepOf(definition, task.stepId, 'SEND_EMAIL');
  const standing = await readStanding(ctx.db, task);
  const answer = answerOf(standing);
  if (answer !== null && answer.kind !== 'held') return answer;
  const visit = { task, step, definition, now: ctx.now() };
  if (answer !== null || standing === null) return hold(ctx, visit);

  const record = (decision: Decision) => takeStep({ ctx, input: task }, 'SEND_EMAIL', () => Promise.resolve(decision));
  const passedOver = await unlessHolding(scopedTo(ctx, standing), step, task.contactId);
  if (passedOver !== null) return record(passedOver);
  const event = await triggeringEvent(ctx, task.contactId, standing.triggerEventId);
  const sent = await sendOne(deps, { ...keyOf(task), ...messageOf(step.configuration), event });
  return sent.status === 'pending' ? putOff(ctx, visit, sent.retryAfterMs ?? 0) : record(decisionOf(sent));
}

async function hold(ctx: ServiceContext, visit: Visit): Promise<StepResult> {
  await ctx.db.transaction((tx) => recordStay(tx, visit, { status: 'PAUSED' }));
  return { kind: 'held' };
}

async function putOff(ctx: ServiceContext, visit: Visit, retryAfterMs: number): Promise<StepResult> {
  const until = new Date(visit.now.getTime() + retryAfterMs);
  const why: Why = { code: 'WAITING', until: until.toISOString() };
  await ctx.db.transaction((tx) => recordStay(tx, visit, { status: 'WAITING', until, why }));
  return { kind: 'deferred', retryAfterMs };
}

/** What the ledger makes the message unique by. */
const keyOf = ({ organizationId, contactId, enrolmentId, stepId, visit }: StepTask) => ({
  organizationId,
  contactId,
  enrolmentId,
  stepId,
  visit,
});

function messageOf(configuration: SendEmailConfiguration): Pick<SendOneInput, 'content' | 'from' | 'transactional'> {
  const { from, transactional } = configuration;
  if ('templateId' in configuration) return { from, transactional, content: { templateId: configuration.templateId } };
  const { mjml, htmlContent, textContent } = configuration.content;
  const { subject } = configuration;
  return { from, transactional, content: { subject, mjml, html: htmlContent, text: textContent } };
}

/** What the event that let the contact in said, for `{{ event.… }}`. */
async function triggeringEvent(
  { db, organizationId }: ServiceContext,
  contactId: string,
  eventId: string | null,
): Promise<EventProperties | null> {
  if (eventId === null) return null;
  const [event] = await db
    .select({ properties: contactEvents.properties })
    .from(contactEvents)
    .where(
      and(
        eq(contactEvents.id, eventId),
        eq(contactEvents.contactId, contactId),
        eq(contactEvents.organizationId, organizationId),
      ),
    );
  return event?.properties ?? null;
}

function decisionOf({ status, reason, messageId }: SendOneResult): Decision {
  switch (status) {
    case 'sent':
    case 'delivered':
      return { ...done({ code: 'SENT' }), messageId };
    case 'in_doubt':
      return { ...done({ code: 'IN_DOUBT' }), messageId };
    case 'bounced':
    case 'failed':
      return notSent({ code: 'REJECTED', reply: withoutAddresses(reason ?? '') }, messageId);
    case 'excluded': {
      const known = exclusionReasons.find((candidate) => candidate === reason);
      return notSent(known === undefined ? { code: 'CONTACT_GONE' } : { code: 'EXCLUDED', reason: known }, messageId);
    }
    case 'pending':
    case 'sending':
      throw new Error('another attempt is sending this message; this one looks again later');
  }
}

const notSent = (why: Why, messageId: string | null): Decision => ({ outcome: 'NOT_SENT', way: 0, why, messageId });

/** Mail servers like to repeat the recipient's address; a reason outlives the contact's erasure in nobody's words. */
const withoutAddresses = (reply: string): string => reply.replaceAll(/[^\s<>"']+@[^\s<>"']+/g, '…');
