import type { DeliveryOutcome } from '../../domain/message/delivery';
import type { BulkTransport, OutgoingMessage } from '../../services/ports';

/** A mail server that takes everything and remembers it, or answers as told. */
export interface RecordingTransport extends BulkTransport {
  /** Every message that was handed over and taken, in order. */
  readonly taken: OutgoingMessage[];
}

export const accepted: DeliveryOutcome = { kind: 'accepted', providerMessageId: 'queued-1', reply: '250 2.0.0 Ok' };

export function createRecordingTransport(
  answer: (message: OutgoingMessage) => DeliveryOutcome | Promise<DeliveryOutcome> = () => accepted,
): RecordingTransport {
  const taken: OutgoingMessage[] = [];
  return {
    taken,
    async deliver(message) {
      const outcome = await answer(message);
      if (outcome.kind === 'accepted') taken.push(message);
      return outcome;
    },
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
