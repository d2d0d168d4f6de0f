import type { SmsGateway, SmsOutcome } from '../../services/ports';
import { createTwilioClient } from './twilio-client';
import type { TwilioAccount, TwilioClient } from './twilio-client';

/** The receiver or the text is at fault, and will be tomorrow as well. */
const REFUSED_STATUS = 400;
/** Nothing was reached, so nothing was sent. */
const UNREACHED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Text messages through Twilio. Its API knows no idempotency key for messages, so an answer that never came is
 * `unknown`: the ledger keeps the row in doubt rather than sending twice.
 */
export function createSmsGateway(account: TwilioAccount): SmsGateway {
  let client: Promise<TwilioClient> | undefined;
  return {
    async send({ to, text }) {
      // Loaded with the first message: most installations send none.
      client ??= createTwilioClient(account);
      const { messages } = await client;
      try {
        const { sid, numSegments } = await messages.create({ from: account.from, to, body: text });
        return { kind: 'accepted', providerMessageId: sid, segments: Number(numSegments) || null };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** Twilio's error: its HTTP status, and its own code such as 21211 for an invalid number. */
function outcomeOf(error: unknown): SmsOutcome {
  const reason = error instanceof Error ? error.message : String(error);
  const status = numberIn(error, 'status');
  const code = numberIn(error, 'code');
  if (status === REFUSED_STATUS) return { kind: 'rejected', reason, code };
  if (status === null) {
    const wasReached = !UNREACHED.has(String(valueIn(error, 'code')));
    return wasReached ? { kind: 'unknown', reason } : { kind: 'deferred', reason, code: null, retryAfterMs: null };
  }
  if (status >= 500 && status !== 503) return { kind: 'unknown', reason };
  return { kind: 'deferred', reason, code: code ?? status, retryAfterMs: numberIn(error, 'retryAfterMs') };
}

const valueIn = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

function numberIn(error: unknown, name: string): number | null {
  const value = valueIn(error, name);
  return typeof value === 'number' ? value : null;
}
