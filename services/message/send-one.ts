import type { Sender } from '../../domain/campaign/campaign';
import { failure, invalid } from '../../domain/error/failure';
import type { EventProperties } from '../../domain/event/event';
import type { Locale } from '../../domain/locale/locale';
import type { MessageStatus } from '../../domain/message/message';
import { slowDownMs } from '../../domain/message/settlement';
import { newId } from '../../db/columns';
import { storeContent } from './content';
import { preparedContent } from './content-cache';
import type { DeliveryDeps } from './deps';
import { handOver } from './hand-over';
import { claimStep, readStep, recordStep } from './step-ledger';
import type { ClaimedStep } from './step-ledger';
import { latestTemplateWords } from './template-source';
import type { MessageWords } from './template-source';

/** One message of one step of one walk. `enrolmentId`, `stepId` and `visit` are its key: it is sent once under them. */
export interface SendOneInput {
  readonly organizationId: string;
  readonly contactId: string;
  readonly enrolmentId: string;
  readonly stepId: string;
  /** How often the walk has come by this step, from 1. */
  readonly visit: number;
  /** The latest version of a template, or words of the step's own. */
  readonly content: { readonly templateId: string } | MessageWords;
  /** The organisation's sender when absent. */
  readonly from?: Sender | undefined;
  readonly transactional?: boolean | undefined;
  /** The properties of the event that let the contact in, for `{{ event.… }}`. */
  readonly event?: EventProperties | null | undefined;
}

export interface SendOneResult {
  /** Null when the contact does not exist any more. */
  readonly messageId: string | null;
  /** `pending`: put off by the mail server; call again after `retryAfterMs`. Every other status is final. */
  readonly status: MessageStatus;
  /** An exclusion reason, or what the mail server said. */
  readonly reason: string | null;
  readonly retryAfterMs: number | null;
}

/**
 * Sends one message exactly once, however often it is called with the same key. Consent and suppression are judged
 * now, not when the contact entered. A hand-over that was cut off leaves a marketing message in doubt and sends a
 * transactional one again.
 * @throws TEMPLATE_NOT_FOUND, INVALID_EMAIL_CONTENT, VALIDATION_FAILED without a sender's address.
 */
export async function sendOne(deps: DeliveryDeps, input: SendOneInput): Promise<SendOneResult> {
  const contentId = await contentOf(deps, input);
  const claimed = await claimStep(deps.sql, { ...input, contentId, claimId: newId(), now: deps.now() });
  if (claimed === null) return settledBefore(deps, input);
  if (claimed.status !== 'sending') return answer(claimed.id, claimed.status, claimed.reason, null);
  return deliver(deps, input, contentId, claimed);
}

async function deliver(
  deps: DeliveryDeps,
  { organizationId, transactional = false, event = null }: SendOneInput,
  contentId: string,
  claimed: ClaimedStep,
): Promise<SendOneResult> {
  const content = await preparedContent(deps, organizationId, contentId);
  const { outcome, settlement } = await handOver(deps, { content, row: claimed, event, transactional });
  const refused = outcome?.kind === 'deferred' && outcome.scope === 'connection';
  const retryAfterMs = refused ? slowDownMs(1, outcome.retryAfterMs) : settlement.retryInMs;
  await recordStep(deps, claimed, { ...settlement, retryInMs: retryAfterMs });
  return answer(claimed.id, settlement.status, settlement.reason, retryAfterMs);
}

/** The row is not to be sent now: say what became of it. */
async function settledBefore(deps: DeliveryDeps, input: SendOneInput): Promise<SendOneResult> {
  const row = await readStep(deps.sql, input, deps.now());
  if (row === null) return answer(null, 'excluded', 'ERASED', null);
  return answer(row.id, row.status, row.reason, row.status === 'pending' ? Math.max(row.dueInMs, 1_000) : null);
}

const answer = (
  messageId: string | null,
  status: MessageStatus,
  reason: string | null,
  retryAfterMs: number | null,
): SendOneResult => ({ messageId, status, reason, retryAfterMs });

async function contentOf({ sql }: DeliveryDeps, input: SendOneInput): Promise<string> {
  const { organizationId, content, from, transactional = false } = input;
  const [owner] = await sql<OwnerRow[]>`
    select o.sender_name as "senderName", o.sender_email as "senderEmail", o.locale, c.artist_id as "artistId"
    from organizations o left join contacts c on c.id = ${input.contactId} and c.organization_id = o.id
    where o.id = ${organizationId}`;
  if (owner === undefined) throw failure('NOT_FOUND');
  const words = 'templateId' in content ? await latestTemplateWords(sql, organizationId, content.templateId) : content;
  return storeContent(
    sql,
    { organizationId, artistId: owner.artistId },
    { ...words, sender: from ?? senderOf(owner), transactional, trackingEnabled: true, locale: owner.locale },
  );
}

interface OwnerRow {
  readonly senderName: string | null;
  readonly senderEmail: string | null;
  readonly locale: Locale;
  readonly artistId: string | null;
}

function senderOf({ senderName, senderEmail }: OwnerRow): Sender {
  if (senderEmail !== null) return { name: senderName ?? '', email: senderEmail };
  const message = 'The organisation has no sender address, so the step must give one.';
  throw invalid([{ path: 'from.email', message }]);
}
