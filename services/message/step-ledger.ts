import type { Sql } from 'postgres';
import type { MessageStatus } from '../../domain/message/message';
import type { Settlement } from '../../domain/message/settlement';
import { newId } from '../../db/columns';
import { recordHardBounces } from './bounce';
import type { DeliveryDeps } from './deps';
import type { ClaimedRow } from './hand-over';
import { contactFields, RECIPIENT_COLUMNS } from './recipient-fields';
import type { RecipientColumns } from './recipient-fields';
import { standingSql } from './standing';

/** What makes one message of a walk unique. */
export interface StepKey {
  readonly organizationId: string;
  readonly contactId: string;
  readonly enrolmentId: string;
  readonly stepId: string;
  readonly visit: number;
}

interface StepClaim extends StepKey {
  readonly contentId: string;
  readonly claimId: string;
  readonly transactional?: boolean | undefined;
  readonly now: Date;
}

/** A ledger row after it was asked for; ours to send when `sending`. */
export interface ClaimedStep extends ClaimedRow {
  readonly organizationId: string;
  readonly claimId: string;
  readonly status: MessageStatus;
  readonly reason: string | null;
}

type ClaimedStepRow = RecipientColumns & Pick<ClaimedStep, 'id' | 'status' | 'reason' | 'attempts'>;

/**
 * Makes the row, or takes up the one that an earlier attempt left, and judges the contact in the same statement.
 * A row found `sending` belongs to an attempt that died: its hand-over is in doubt, or repeated when transactional.
 * @returns null when there is nothing to send now: settled before, put off, or no such contact.
 */
export async function claimStep(sql: Sql, claim: StepClaim): Promise<ClaimedStep | null> {
  const { organizationId, contactId, enrolmentId, stepId, visit, contentId, claimId, transactional = false } = claim;
  const now = claim.now.toISOString();
  const { joins, reason } = standingSql({ transactional, consent: 'EMAIL_MARKETING' });
  const contact = sql`
    select c.id as "contactId", c.organization_id, c.artist_id, ${sql.unsafe(RECIPIENT_COLUMNS)}, ${sql.unsafe(reason)} as excluded
    from contacts c ${sql.unsafe(joins)} where c.id = ${contactId} and c.organization_id = ${organizationId}`;
  const [row] = await sql<ClaimedStepRow[]>`
    with contact as (${contact}),
    inserted as (
      insert into messages (id, organization_id, artist_id, enrolment_id, step_id, visit, contact_id, content_id, address,
        status, reason, claim_id, claimed_at)
      select ${newId()}, organization_id, artist_id, ${enrolmentId}, ${stepId}, ${visit}, "contactId", ${contentId}, email,
        case when excluded is null then 'sending' else 'excluded' end, excluded, ${claimId}, ${now}
      from contact
      on conflict (enrolment_id, step_id, visit) where enrolment_id is not null do nothing
      returning id, status, reason, attempts
    ), resumed as (
      update messages m set
        status = case when m.status = 'sending' and not ${transactional} then 'in_doubt'
          when contact.excluded is null then 'sending' else 'excluded' end,
        reason = case when m.status = 'sending' and not ${transactional} then 'The hand-over was cut off.'
          else contact.excluded end,
        content_id = ${contentId}, address = contact.email, claim_id = ${claimId}, claimed_at = ${now}
      from contact
      where m.enrolment_id = ${enrolmentId} and m.step_id = ${stepId} and m.visit = ${visit}
        and (m.status = 'sending' or (m.status = 'pending' and (m.not_before is null or m.not_before <= ${now})))
      returning m.id, m.status, m.reason, m.attempts
    )
    select row.*, contact.* from (select * from inserted union all select * from resumed) as row, contact`;
  if (row === undefined) return null;
  const { id, status, reason: found, attempts, email } = row;
  return {
    id,
    status,
    reason: found,
    attempts,
    email,
    contact: contactFields(row),
    contactId,
    organizationId,
    claimId,
  };
}

interface StepRow {
  readonly id: string;
  readonly status: MessageStatus;
  readonly reason: string | null;
  /** How long it was put off for; 0 when it is due. */
  readonly dueInMs: number;
}

export async function readStep(sql: Sql, { enrolmentId, stepId, visit }: StepKey, now: Date): Promise<StepRow | null> {
  const [row] = await sql<StepRow[]>`
    select id, status, reason,
      greatest(ceil(extract(epoch from coalesce(not_before, ${now.toISOString()}) - ${now.toISOString()}::timestamptz) * 1000), 0)::int
        as "dueInMs"
    from messages
    where enrolment_id = ${enrolmentId} and step_id = ${stepId} and visit = ${visit}`;
  return row ?? null;
}

/** Settles the row, unless another attempt has taken it over meanwhile. */
export async function recordStep(
  { db, sql, now }: Pick<DeliveryDeps, 'db' | 'sql' | 'now'>,
  row: ClaimedStep,
  { status, reason, providerId, retryInMs, countsAsAttempt }: Settlement,
): Promise<void> {
  const nowMs = now().getTime();
  const at = new Date(nowMs).toISOString();
  if (status === 'bounced') {
    const bounce = { messageId: row.id, contactId: row.contactId, email: row.email, reply: reason ?? '' };
    await recordHardBounces(db, {
      organizationId: row.organizationId,
      campaignId: null,
      at: new Date(nowMs),
      bounces: [bounce],
    });
  }
  await sql`
    update messages set status = ${status}, reason = ${reason}, provider_id = ${providerId},
      attempts = attempts + ${countsAsAttempt && status === 'pending' ? 1 : 0},
      not_before = ${retryInMs === null ? null : new Date(nowMs + retryInMs).toISOString()},
      sent_at = ${status === 'sent' ? at : null}, bounced_at = ${status === 'bounced' ? at : null}
    where id = ${row.id} and claim_id = ${row.claimId} and status in ('sending', 'in_doubt')`;
}
