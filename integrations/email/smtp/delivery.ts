import type { DeliveryOutcome, OutgoingMessage } from '../../../services/ports';
import { notSent } from './outcome';

/** How often a message is moved to another connection when one is lost before its content was sent. */
const MAX_TRIES = 3;

/** One message on its way through the pool. It settles once. */
export class Delivery {
  #settle: ((outcome: DeliveryOutcome) => void) | null;
  #tries = 0;

  constructor(
    readonly message: OutgoingMessage,
    readonly signal: AbortSignal | undefined,
    settle: (outcome: DeliveryOutcome) => void,
  ) {
    this.#settle = settle;
  }

  settle(outcome: DeliveryOutcome): void {
    this.#settle?.(outcome);
    this.#settle = null;
  }

  /** Counts a connection that was lost under this message. @returns false when that was the last one; it is settled then. */
  mayRetry(reason: string): boolean {
    this.#tries += 1;
    if (this.#tries < MAX_TRIES) return true;
    this.settle(notSent(`the connection was lost before the message was sent: ${reason}`));
    return false;
  }
}
