import type { DeliveryOutcome } from '../../../services/ports';
import type { SmtpReply } from './reply';

/** What the client was waiting for when a reply came. */
export type SmtpStage = 'MAIL' | 'RCPT' | 'DATA' | 'MESSAGE';

const QUEUE_ID = /\b(?:queued as|queued mail for delivery as|id[=:])\s*<?([^\s<>;,]+)/i;
const BARE_ID = /^ok:?\s+<?([\w.@+-]{12,})>?$/i;
const RETRY_AFTER = /\b(?:in|after|for|wait)\s+(\d{1,5})\s*(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h)\b/i;
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** What a server's reply means for the message it was given to. */
export function outcomeOf(reply: SmtpReply, stage: SmtpStage): DeliveryOutcome {
  const { code, enhancedCode, text } = reply;
  if (code < 300 && stage === 'MESSAGE') {
    return { kind: 'accepted', providerMessageId: providerMessageId(reply), reply: text };
  }
  if (code >= 500) {
    return {
      kind: 'rejected',
      reply: text,
      code,
      enhancedCode,
      scope: blamesRecipient(reply, stage) ? 'recipient' : 'message',
    };
  }
  return {
    kind: 'deferred',
    reply: text,
    code,
    enhancedCode,
    retryAfterMs: retryAfterMs(text),
    scope: refusesWork(reply, stage) ? 'connection' : 'recipient',
  };
}

/** No reply came, and the message had not been sent: it is safe to try again. */
export const notSent = (reason: string, reply: SmtpReply | null = null): DeliveryOutcome => ({
  kind: 'deferred',
  reply: reply?.text ?? reason,
  code: reply?.code ?? null,
  enhancedCode: reply?.enhancedCode ?? null,
  retryAfterMs: reply === null ? null : retryAfterMs(reply.text),
  scope: 'connection',
});

/** Some servers judge the recipient only once they have the message: then the enhanced code tells (RFC 3463, 3.2 and 3.3). */
const blamesRecipient = ({ enhancedCode }: SmtpReply, stage: SmtpStage): boolean =>
  stage === 'RCPT' || /^5\.(?:1\.(?!7|8)|2\.)/.test(enhancedCode ?? '');

/**
 * True where the server puts everybody off: it is closing (421), refuses our sender for now, or blames its own
 * system or the network (RFC 3463, 3.4 and 3.5). Greylisting and full mailboxes concern one recipient.
 */
const refusesWork = ({ code, enhancedCode }: SmtpReply, stage: SmtpStage): boolean =>
  code === 421 || stage === 'MAIL' || /^4\.[34]\./.test(enhancedCode ?? '');

function providerMessageId({ lines }: SmtpReply): string | null {
  const words = lines.join(' ').trim();
  return (QUEUE_ID.exec(words) ?? BARE_ID.exec(words))?.[1] ?? null;
}

/** "try again in 300 seconds", as greylisting servers word it; there is no standard for it. */
function retryAfterMs(text: string): number | null {
  const [, amount, unit] = RETRY_AFTER.exec(text) ?? [];
  const unitMs = UNIT_MS[(unit ?? '').charAt(0).toLowerCase()];
  return amount === undefined || unitMs === undefined ? null : Number(amount) * unitMs;
}
