import type { DeliveryOutcome } from './delivery';

/** How often one message is tried while its server says "later": with the delays below, over 5 hours and 40 minutes. */
export const MAX_ATTEMPTS = 6;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 4 * 3_600_000;
const LONGEST_REASON = 500;

/** The next state of a ledger row. */
export interface Settlement {
  readonly status: 'sent' | 'pending' | 'in_doubt' | 'bounced' | 'failed';
  /** What the server said; null for a message it took. */
  readonly reason: string | null;
  readonly providerId: string | null;
  /** Set for a row that goes back to `pending`: the time until it may be claimed again. */
  readonly retryInMs: number | null;
  /** False when the server refuses everybody, which says nothing of this address. */
  readonly countsAsAttempt: boolean;
}

export interface SettledRow {
  /** Hand-overs before this one that the server put off. */
  readonly attempts: number;
  readonly transactional: boolean;
}

/**
 * What a hand-over makes of its row. A marketing message whose fate is unknown stays in doubt, because a second copy
 * harms more than a missing one; a transactional message is sent again, because a missing ticket harms more.
 */
export function settle(outcome: DeliveryOutcome, row: SettledRow): Settlement {
  switch (outcome.kind) {
    case 'accepted':
      return settled('sent', null, { providerId: outcome.providerMessageId });
    case 'rejected':
      return settled(isAddressFailure(outcome) ? 'bounced' : 'failed', outcome.reply);
    case 'unknown':
      return row.transactional ? retried(row, 'in_doubt', outcome.reason) : settled('in_doubt', outcome.reason);
    case 'deferred':
    default:
      return outcome.scope === 'connection'
        ? { ...settled('pending', outcome.reply), countsAsAttempt: false }
        : retried(row, 'failed', outcome.reply, outcome.retryAfterMs);
  }
}

/** Another try later, or `last` when there have been enough. */
const retried = (
  { attempts }: SettledRow,
  last: 'in_doubt' | 'failed',
  reason: string,
  retryAfterMs: number | null = null,
): Settlement =>
  attempts + 1 < MAX_ATTEMPTS
    ? settled('pending', reason, { retryInMs: deferralDelayMs(attempts, retryAfterMs) })
    : settled(last, reason);

const settled = (
  status: Settlement['status'],
  reason: string | null,
  { providerId = null, retryInMs = null }: Partial<Pick<Settlement, 'providerId' | 'retryInMs'>> = {},
): Settlement => ({
  status,
  reason: reason === null ? null : reason.slice(0, LONGEST_REASON),
  providerId,
  retryInMs,
  countsAsAttempt: true,
});

/** 1, 4, 16 and 64 minutes, then 4 hours; never sooner than the server asked. */
export const deferralDelayMs = (attempts: number, retryAfterMs: number | null): number =>
  Math.max(Math.min(FIRST_DELAY_MS * 4 ** attempts, LONGEST_DELAY_MS), retryAfterMs ?? 0);

/**
 * The refusals that mean that the address does not exist or takes no mail any more (RFC 3463, 3.2 and 3.3; RFC 7505).
 * `5.1.7` and `5.1.8` are not among them: they blame the sender's address.
 */
const ADDRESS_FAILURES: ReadonlySet<string> = new Set(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.2.1']);

/** A server without enhanced codes says it by refusing the recipient rather than the message (RFC 5321, 4.2.3). */
const BARE_ADDRESS_FAILURES: ReadonlySet<number> = new Set([550, 551, 553]);

function isAddressFailure({ code, enhancedCode, scope }: Extract<DeliveryOutcome, { kind: 'rejected' }>): boolean {
  if (enhancedCode !== null) return ADDRESS_FAILURES.has(enhancedCode);
  return scope === 'recipient' && BARE_ADDRESS_FAILURES.has(code);
}

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * How long a shard waits when the server refuses work in general: what it asked for, or 5 seconds that double
 * with every refusal in a row, up to 15 minutes.
 */
export const slowDownMs = (refusalsInARow: number, retryAfterMs: number | null): number =>
  retryAfterMs ?? Math.min(FIRST_PAUSE_MS * 2 ** Math.max(refusalsInARow - 1, 0), LONGEST_PAUSE_MS);
