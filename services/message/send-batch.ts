import type { CampaignSettings, CampaignStatus } from '../../domain/campaign/campaign';
import { failure } from '../../domain/error/failure';
import { recordHardBounces } from './bounce';
import { preparedContent } from './content-cache';
import type { DeliveryDeps } from './deps';
import { selectionFor } from './recipient-fields';
import { sendRows } from './sending';
import type { Sending, SendingLimits, Sent } from './sending';
import { createShardLedger } from './shard-ledger';
import type { ShardLedger } from './shard-ledger';
import { purposeOf } from './standing';

export interface SendBatchInput {
  readonly organizationId: string;
  readonly campaignId: string;
  readonly shard: number;
  /** New for every attempt, see `ShardClaim`. */
  readonly claimId: string;
}

/**
 * How a batch ended.
 * - `MORE`: rows are left to send.
 * - `DONE`: none is.
 * - `WAITING`: all that is left was put off by its servers; the first is due in `waitMs`.
 * - `REFUSED`: our server refuses work in general; `waitMs` is what it asked for, null when it did not say.
 * - `HELD`: the campaign is not being sent (any more).
 */
export interface BatchResult {
  readonly state: 'MORE' | 'DONE' | 'WAITING' | 'REFUSED' | 'HELD';
  readonly campaignStatus: CampaignStatus | null;
  readonly sent: number;
  readonly waitMs: number | null;
}

/** One activity's worth: long enough that its own cost vanishes, short enough that a deploy does not wait for it. */
const BATCH_LIMITS: SendingLimits = { rows: 5_000, durationMs: 60_000 };

/**
 * Sends the next rows of one share of a campaign. Only one batch of a share runs at a time; rows that an earlier
 * one left `sending` belong to a worker that died, and are settled first.
 * @throws NOT_FOUND when the campaign was never prepared.
 */
export async function sendBatch(
  deps: DeliveryDeps,
  input: SendBatchInput,
  { signal, limits = BATCH_LIMITS }: { readonly signal: AbortSignal; readonly limits?: SendingLimits },
): Promise<BatchResult> {
  const sending = await prepareSending(deps, input);
  await sending.ledger.recover();
  const sent = await sendRows({ ...sending, signal, limits });
  return resultOf(sending.ledger, sent);
}

interface CampaignRow {
  readonly contentId: string | null;
  readonly settings: CampaignSettings;
  readonly shards: number;
}

async function prepareSending(
  deps: DeliveryDeps,
  { organizationId, campaignId, shard, claimId }: SendBatchInput,
): Promise<Omit<Sending, 'signal' | 'limits'>> {
  const [campaign] = await deps.sql<CampaignRow[]>`
    select content_id as "contentId", settings, shards from campaigns
    where id = ${campaignId} and organization_id = ${organizationId}`;
  if (campaign === undefined || campaign.contentId === null) throw failure('NOT_FOUND', { campaignId });
  const { transactional = false, ratePerSecond } = campaign.settings;
  const purpose = purposeOf(campaign.settings);
  const content = await preparedContent(deps, organizationId, campaign.contentId);
  const selection = selectionFor(content.compiled.variables);
  const ledger = createShardLedger(deps.sql, { campaignId, shard, claimId, purpose, selection, now: deps.now });
  return {
    deps,
    ledger: withBounces(deps, { organizationId, campaignId }, ledger),
    content,
    transactional,
    ratePerSecond: ratePerSecond === undefined ? null : ratePerSecond / Math.max(campaign.shards, 1),
  };
}

/** Remembers the addresses that do not exist before the ledger forgets that they are being sent to. */
function withBounces(
  { db, now }: Pick<DeliveryDeps, 'db' | 'now'>,
  campaign: { readonly organizationId: string; readonly campaignId: string },
  ledger: ShardLedger,
): ShardLedger {
  return {
    ...ledger,
    async record(rows) {
      const bounces = rows.filter(({ settlement }) => settlement.status === 'bounced');
      if (bounces.length > 0) {
        await recordHardBounces(db, {
          ...campaign,
          at: now(),
          bounces: bounces.map(({ row, settlement }) => ({
            messageId: row.id,
            contactId: row.contactId,
            email: row.email,
            reply: settlement.reason ?? '',
          })),
        });
      }
      await ledger.record(rows);
    },
  };
}

async function resultOf(ledger: ShardLedger, sent: Sent): Promise<BatchResult> {
  const ended = { campaignStatus: sent.campaignStatus, sent: sent.sent, waitMs: null };
  if (sent.refusal !== null) return { ...ended, state: 'REFUSED', waitMs: sent.refusal.retryAfterMs };
  if (sent.campaignStatus !== null && sent.campaignStatus !== 'SENDING') return { ...ended, state: 'HELD' };
  if (!sent.exhausted) return { ...ended, state: 'MORE' };
  const { pending, dueInMs } = await ledger.outlook();
  if (pending === 0) return { ...ended, state: 'DONE' };
  if (dueInMs === null) return { ...ended, state: 'MORE' };
  return { ...ended, state: 'WAITING', waitMs: dueInMs };
}
