import { Failure } from '../../domain/error/failure';
import type { DeliveryOutcome } from '../../domain/message/delivery';
import { settle } from '../../domain/message/settlement';
import type { Settlement } from '../../domain/message/settlement';
import type { Fields } from '../content/content';
import type { PreparedContent } from '../content/prepare';
import { renderMessage } from '../content/render';
import type { OutgoingMessage } from '../ports';
import type { DeliveryDeps } from './deps';

/** A row in the state `sending`, with the contact it goes to. */
export interface ClaimedRow {
  readonly id: string;
  readonly contactId: string;
  readonly email: string;
  /** What `{{ contact.… }}` reads. */
  readonly contact: Fields;
  /** Hand-overs before this one that the server put off. */
  readonly attempts: number;
}

export interface HandOver {
  readonly content: PreparedContent;
  readonly row: ClaimedRow;
  readonly event: Fields | null;
  readonly transactional: boolean;
}

export interface HandedOver {
  /** Null when the message could not be rendered, so nothing was handed over. */
  readonly outcome: DeliveryOutcome | null;
  readonly settlement: Settlement;
}

/** Renders one message, hands it to the transport and says what becomes of its row. Never rejects. */
export async function handOver(
  { transport, now }: Pick<DeliveryDeps, 'transport' | 'now'>,
  { content, row, event, transactional }: HandOver,
  signal?: AbortSignal,
): Promise<HandedOver> {
  const { id: messageId, email, contact, attempts } = row;
  let message: OutgoingMessage;
  try {
    message = renderMessage(content, { messageId, email, contact, event }, now());
  } catch (error) {
    return { outcome: null, settlement: unrenderable(error) };
  }
  const outcome = await transport.deliver(message, signal).catch((error: unknown): DeliveryOutcome => ({
    kind: 'unknown',
    reason: error instanceof Error ? error.message : String(error),
  }));
  return { outcome, settlement: settle(outcome, { attempts, transactional }) };
}

/** The template fails for this person, and would again. */
function unrenderable(error: unknown): Settlement {
  const words =
    error instanceof Failure ? error.details.map(({ path, message }) => `${path}: ${message}`).join(' ') : '';
  const reason = `PERSONALIZATION_ERROR ${words || String(error)}`.slice(0, 500);
  return { status: 'failed', reason, providerId: null, retryInMs: null, countsAsAttempt: true };
}
