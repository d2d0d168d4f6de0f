import { and, inArray, isNull, sql } from 'drizzle-orm';
import type { Enrol, SkipReason } from '../../domain/automation/enrolment-schema';
import { entryStep } from '../../domain/automation/next-step';
import { Failure, failure, invalid } from '../../domain/error/failure';
import { newId } from '../../db/columns';
import { contacts, enrolments } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { AutomationRow } from '../automation/load';
import { getAutomationInOrganization } from '../automation/load';
import { loadVersion } from '../automation/load-version';
import { visibleContacts } from '../contact/scope';
import type { ServiceCall, ServiceContext } from '../context';
import { wakeDispatchers } from '../dispatch/wake';
import { outboxShardOf } from '../event/record';
import { audienceQuery } from '../segment/audience';
import { insertEnrolments } from './insert';

type EnrolmentRequest = Enrol & { readonly workflowId: string };

export interface EnrolmentAnswer {
  readonly accepted: number;
  readonly skipped: readonly { readonly contactId: string; readonly reason: SkipReason }[];
}

/** How many contacts one statement enters. */
const CHUNK = 2_000;

/**
 * Lets contacts in by hand: those named, or those of a segment now. Triggers and their conditions are not asked, the
 * re-entry policy is. All enter in one transaction; a dispatcher starts their runs.
 * @throws Failure NOT_FOUND; INVALID_STATE unless it is active; VALIDATION_FAILED for a segment that is not there.
 */
export async function enrolContacts({ ctx, input }: ServiceCall<EnrolmentRequest>): Promise<EnrolmentAnswer> {
  return ctx.db.transaction(async (tx) => {
    const scope = { ...ctx, db: tx };
    const automation = await getAutomationInOrganization(scope, input.workflowId);
    const wanted = await contactsWanted(scope, input);
    const known = await contactsInReach(scope, automation, wanted);
    const entered = await enter(scope, automation, known);
    await wakeDispatchers(tx, entered.map(outboxShardOf));
    await recordChange(ctx, tx, {
      action: 'automation.enrolled',
      entity: { type: 'automation', id: automation.id },
      after: { accepted: entered.length, segmentId: input.segmentId ?? null },
    });
    return { accepted: entered.length, skipped: await reasonsFor(scope, automation, wanted, new Set(entered)) };
  });
}

async function contactsWanted(ctx: ServiceContext, { contactIds, segmentId }: Enrol): Promise<readonly string[]> {
  if (segmentId === undefined) return [...new Set(contactIds)];
  try {
    const audience = { segments: [segmentId], excludeSegments: [], contactRole: null };
    const rows = await ctx.db.execute<{ id: string }>(await audienceQuery(ctx, audience));
    return rows.map(({ id }) => id);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'VALIDATION_FAILED') throw error;
    throw invalid(error.details.map(({ message }) => ({ path: 'segmentId', message })));
  }
}

/** Contacts that the actor may see and that are of the automation's own workspace. */
async function contactsInReach(
  ctx: ServiceContext,
  { artistId }: AutomationRow,
  ids: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const chunk of chunksOf(ids)) {
    const rows = await ctx.db
      .select({ id: contacts.id })
      .from(contacts)
      .where(and(visibleContacts(artistId === null ? ctx : { ...ctx, artistId }), inArray(contacts.id, [...chunk])));
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

async function enter(
  ctx: ServiceContext,
  automation: AutomationRow,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { id: automationId, artistId, status, publishedVersion: version } = automation;
  if (status !== 'ACTIVE' || version === null)
    throw failure('INVALID_STATE', { message: notActive, workflowId: automationId });
  const { steps, settings } = await loadVersion(ctx, { automationId, version });
  const firstStepId = entryStep(steps) ?? '';
  const { organizationId } = ctx;
  const same = { organizationId, artistId, automationId, version, reEntry: settings.reEntry, firstStepId };
  const entry = { ...same, occasionId: newId(), triggerEventId: null, delayMs: 0 };
  const entered: string[] = [];
  for (const chunk of chunksOf(ids)) {
    const candidates = chunk.map((contactId) => ({ ...entry, contactId }));
    const rows = await insertEnrolments(ctx.db, candidates, ctx.now());
    entered.push(...rows.map(({ contactId }) => contactId));
  }
  return entered;
}

async function reasonsFor(
  ctx: ServiceContext,
  { id }: AutomationRow,
  wanted: readonly string[],
  entered: ReadonlySet<string>,
): Promise<EnrolmentAnswer['skipped']> {
  const left = wanted.filter((contactId) => !entered.has(contactId));
  const inside = new Map<string, boolean>();
  for (const chunk of chunksOf(left)) {
    const rows = await ctx.db
      .select({ contactId: enrolments.contactId, inside: sql<boolean>`bool_or(${isNull(enrolments.endedAt)})` })
      .from(enrolments)
      .where(and(sql`${enrolments.automationId} = ${id}::uuid`, inArray(enrolments.contactId, [...chunk])))
      .groupBy(enrolments.contactId);
    for (const row of rows) inside.set(row.contactId, row.inside);
  }
  return left.map((contactId) => ({ contactId, reason: reasonOf(inside.get(contactId)) }));
}

const reasonOf = (inside: boolean | undefined): SkipReason =>
  inside === undefined ? 'NOT_FOUND' : inside ? 'ALREADY_INSIDE' : 'ENTERED_BEFORE';

const chunksOf = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, index) => ids.slice(index * CHUNK, (index + 1) * CHUNK));

const notActive = {
  en: 'Nobody can enter, because the automation is not active. Activate or resume it first.',
  fr: "Personne ne peut entrer, car l'automatisation n'est pas active. Activez-la ou reprenez-la d'abord.",
};
