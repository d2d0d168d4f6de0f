import type { DeliveryOutcome } from '../domain/message/delivery';
import type { AutomationRunInput, AutomationRunRef, EnrolmentWish } from '../workflows/automation-run/contract';
import type { CampaignSendInput, CampaignWish } from '../workflows/campaign-send/contract';
import type { ContactImportInput } from '../workflows/contact-import/contract';
import type { DataExportInput } from '../workflows/data-export/contract';
import type { ScorePassInput } from '../workflows/score-pass/contract';

/**
 * What the services need from the outside world. The services declare, `integrations/` implements,
 * and the composition roots choose: no service knows a provider's name.
 */

/** One finished message on its way to one recipient. */
export interface OutgoingMessage {
  /** The ledger row's id. The Message-ID header is made of it, so a receiver can tell a repeat from a second message. */
  readonly messageId: string;
  readonly envelope: { readonly from: string; readonly to: string };
  /** The whole RFC 5322 message: CRLF line ends, no line above 998 octets. Not dot-stuffed. */
  readonly content: Buffer;
}

export type { DeliveryOutcome };

/** Carries marketing and transactional messages that a ledger row stands for. */
export interface BulkTransport {
  /**
   * Hands one message over. Never rejects for what a server or a network does: that is an outcome.
   * Aborting takes a message that still waits out of the queue (`deferred`); one that is under way is finished.
   */
  deliver(message: OutgoingMessage, signal?: AbortSignal): Promise<DeliveryOutcome>;
  /** Connects, greets and signs in. @throws Error with the server's own words when that fails. */
  verify(): Promise<void>;
  /** Finishes what is under way, then closes every connection. */
  close(): Promise<void>;
}

/** Mail of the product itself: password resets, invitations. Not in the ledger, not tracked. */
export interface SystemMailer {
  /** @throws Error when the server does not take the message. */
  send(message: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html: string;
  }): Promise<void>;
}

/** What became of one text message; the kinds mean what they mean in {@link DeliveryOutcome}. */
export type SmsOutcome =
  | { readonly kind: 'accepted'; readonly providerMessageId: string; readonly segments: number | null }
  | {
      readonly kind: 'deferred';
      readonly reason: string;
      readonly code: number | null;
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'rejected'; readonly reason: string; readonly code: number | null }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface SmsGateway {
  /**
   * Sends one text message.
   * @param message.to E.164, such as `+33612345678`.
   * @param message.idempotencyKey the ledger row's id; a provider that knows keys sends the same key once.
   */
  send(message: { readonly to: string; readonly text: string; readonly idempotencyKey: string }): Promise<SmsOutcome>;
}

/** A durable run that was started, or that was already there under the same id. */
export interface StartedRun {
  readonly workflowId: string;
  readonly runId: string;
}

/** The durable side of the product. Starting what already runs joins it; it is an outcome, not an error. */
export interface WorkflowGateway {
  startContactImport(input: ContactImportInput): Promise<StartedRun>;
  cancelContactImport(input: ContactImportInput): Promise<void>;
  startDataExport(input: DataExportInput): Promise<StartedRun>;
  startScorePass(input: ScorePassInput): Promise<StartedRun>;
  startCampaignSend(input: CampaignSendInput): Promise<StartedRun>;
  /** Settles once the workflow has taken the wish. @throws Failure INVALID_STATE when no such run is alive. */
  controlCampaignSend(input: CampaignSendInput, wish: CampaignWish): Promise<void>;
  startAutomationRun(input: AutomationRunInput): Promise<StartedRun>;
  /** @throws Failure INVALID_STATE when the run has ended. */
  controlAutomationRun(run: AutomationRunRef, wish: EnrolmentWish): Promise<void>;
  /** Makes sure that the dispatcher of each outbox shard runs. */
  ensureEventDispatch(shards: number): Promise<void>;
  /** The page of a run in the Temporal UI; null where no UI is configured. */
  runUrl(workflowId: string, runId?: string | null): string | null;
  /** @throws Error with the server's words when Temporal does not answer. */
  check(): Promise<void>;
}

/** Files that outlive a request: uploads, exports. */
export interface FileStore {
  /**
   * Stores the stream whole, or nothing. Under an id that is given it takes the place of what was stored or begun under
   * it, so that a repeated attempt leaves nothing behind. @throws Failure BODY_TOO_LARGE past `maxBytes`.
   */
  put(
    content: AsyncIterable<Uint8Array>,
    maxBytes: number,
    fileId?: string,
  ): Promise<{ readonly fileId: string; readonly bytes: number }>;
  /** @throws Failure NOT_FOUND when the file was removed. */
  open(fileId: string, startByte?: number): Promise<AsyncIterable<Uint8Array>>;
  remove(fileId: string): Promise<void>;
}
