import type { CampaignStatus } from '../../domain/campaign/campaign';
import { startPace, takeTurn } from '../../domain/message/pacing';
import type { Pace } from '../../domain/message/pacing';
import type { PreparedContent } from '../content/prepare';
import type { DeliveryDeps } from './deps';
import { handOver } from './hand-over';
import type { ClaimedRow } from './hand-over';
import { createRecorder } from './recorder';
import type { Claimed, ShardLedger } from './shard-ledger';
import { pause } from './pause';
import { createWindow } from './window';

/**
 * Rows claimed by one statement. A chunk is claimed while the one before it is handed over, so after a `kill -9` no
 * more rows of a shard are in doubt than two chunks, the window and two groups of outcomes: about 500.
 */
const CHUNK = 128;
/** A paced chunk lasts this long, so that a pause takes hold within twice the time. */
const PACED_CHUNK_SECONDS = 0.2;
/** Messages that the transport holds at once. */
const WINDOW = 128;

export interface SendingLimits {
  readonly rows: number;
  readonly durationMs: number;
}

export interface Sending {
  readonly deps: Pick<DeliveryDeps, 'transport' | 'now'>;
  readonly ledger: ShardLedger;
  readonly content: PreparedContent;
  readonly transactional: boolean;
  /** Null sends as fast as the server takes it. */
  readonly ratePerSecond: number | null;
  readonly limits: SendingLimits;
  /** Aborting lets what is under way finish and gives the rest back. */
  readonly signal: AbortSignal;
}

/** Why sending ended before its limits. */
export interface Sent {
  /** Messages that the server took. */
  readonly sent: number;
  /** No row was left to claim. */
  readonly exhausted: boolean;
  /** The campaign as the last claim saw it. */
  readonly campaignStatus: CampaignStatus | null;
  /** Set when the server refused work in general. */
  readonly refusal: { readonly retryAfterMs: number | null } | null;
}

/**
 * Claims, renders, hands over and records until the limits are reached, nothing is left, the campaign is held, the
 * server refuses, or `signal` aborts. Every row claimed is settled or given back when it returns.
 * @throws Error when the ledger cannot be read or written; rows that were handed over then stay `sending`.
 */
export async function sendRows(sending: Sending): Promise<Sent> {
  const { ledger, content, transactional, deps } = sending;
  const stop = new AbortController();
  const signal = AbortSignal.any([sending.signal, stop.signal]);
  const window = createWindow(WINDOW);
  const recorder = createRecorder(ledger, (delayMs) => pause(delayMs));
  const claims = createClaims(sending);
  let sent = 0;
  let refusal: Sent['refusal'] = null;

  const send = async (row: ClaimedRow): Promise<void> => {
    const { outcome, settlement } = await handOver(deps, { content, row, event: null, transactional }, signal);
    if (settlement.status === 'sent') sent += 1;
    if (outcome?.kind === 'deferred' && outcome.scope === 'connection' && !signal.aborted) {
      refusal = { retryAfterMs: outcome.retryAfterMs };
      stop.abort();
    }
    recorder.add({ row, settlement });
  };

  const turn = createTurns(sending.ratePerSecond, signal);
  try {
    for await (const row of claims.rows(signal)) {
      await turn();
      await window.room();
      await recorder.room();
      if (signal.aborted) break;
      window.add(send(row));
    }
  } finally {
    await window.empty();
    await recorder.finish();
    await claims.settled();
    await ledger.release();
  }
  return { sent, refusal, ...claims.seen() };
}

/** The rows of the shard, chunk by chunk: the next chunk is claimed while the one before it is under way. */
function createClaims({ ledger, limits, ratePerSecond, deps }: Sending) {
  const chunk = ratePerSecond === null ? CHUNK : Math.min(CHUNK, Math.ceil(ratePerSecond * PACED_CHUNK_SECONDS));
  const endsAtMs = deps.now().getTime() + limits.durationMs;
  let seen: Pick<Sent, 'exhausted' | 'campaignStatus'> = { exhausted: false, campaignStatus: null };
  let next: Promise<Claimed> | null = null;
  let claimedRows = 0;

  const claimAfter = (last: string | null): Promise<Claimed> | null => {
    if (claimedRows >= limits.rows || deps.now().getTime() >= endsAtMs) return null;
    claimedRows += chunk;
    const claim = ledger.claim(chunk, last);
    // A failure is seen by whoever awaits the claim; until then it must not count as unhandled.
    claim.catch(() => undefined);
    return claim;
  };

  return {
    async *rows(signal: AbortSignal): AsyncGenerator<ClaimedRow> {
      next = claimAfter(null);
      while (next !== null && !signal.aborted) {
        const { campaignStatus, rows, last }: Claimed = await next;
        seen = { campaignStatus, exhausted: campaignStatus === 'SENDING' && last === null };
        next = last === null ? null : claimAfter(last);
        yield* rows;
      }
    },
    seen: () => seen,
    /** Settles when no claim is under way. */
    settled: async () => void (await next?.catch(() => undefined)),
  };
}

/** Waits for the turn of one message after the other. */
function createTurns(ratePerSecond: number | null, signal: AbortSignal): () => Promise<void> {
  if (ratePerSecond === null) return () => Promise.resolve();
  let pace: Pace = startPace(ratePerSecond, performance.now());
  return async () => {
    const turn = takeTurn(pace, performance.now());
    pace = turn.pace;
    if (turn.waitMs > 0) await pause(turn.waitMs, signal);
  };
}
