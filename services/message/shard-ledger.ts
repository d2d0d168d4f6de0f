import type { Sql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign/campaign';
import type { ExclusionReason } from '../../domain/message/message';
import type { Settlement } from '../../domain/message/settlement';
import type { ClaimedRow } from './hand-over';
import type { RecipientColumns, RecipientSelection } from './recipient-fields';
import { standingSql } from './standing';
import type { Purpose } from './standing';
import { STATS_ADD, STATS_CHANGES, STATS_COLUMNS } from './stats';

/** One share of a campaign's ledger, under one claim. */
export interface ShardClaim {
  readonly campaignId: string;
  readonly shard: number;
  /** New for every attempt: rows that another claim left `sending` belong to an attempt that died. */
  readonly claimId: string;
  readonly purpose: Purpose;
  /** What the content reads of a contact. */
  readonly selection: RecipientSelection;
  readonly now: () => Date;
}

export interface Claimed {
  /** Nothing is claimed unless it is SENDING. */
  readonly campaignStatus: CampaignStatus | null;
  /** Rows that are ours to send now. */
  readonly rows: readonly ClaimedRow[];
  /** The last row looked at, excluded or not: where the next claim goes on. Null when no further row is due. */
  readonly last: string | null;
}

export interface SettledRow {
  readonly row: Pick<ClaimedRow, 'id' | 'contactId' | 'email'>;
  readonly settlement: Settlement;
}

/** What is left of a share. */
export interface Outlook {
  readonly pending: number;
  /** The time until the first of the rows that were put off is due; null when one is due already, or none is left. */
  readonly dueInMs: number | null;
}

/** The ledger as the sending loop sees it. Each call is one statement, so it happens whole or not at all. */
export interface ShardLedger {
  /** Settles what a dead attempt left behind. @returns how many rows are in doubt because of it. */
  recover(): Promise<number>;
  /** Takes the next rows to send; a contact who may not be written to any more is excluded on the way. */
  claim(count: number, after: string | null): Promise<Claimed>;
  /** Writes what became of rows of this claim. Doing it twice changes nothing. */
  record(rows: readonly SettledRow[]): Promise<void>;
  /** Gives back the rows of this claim that were never handed over. */
  release(): Promise<number>;
  outlook(): Promise<Outlook>;
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

export function createShardLedger(sql: Sql, claim: ShardClaim): ShardLedger {
  const { campaignId, shard } = claim;
  return {
    recover: () => recover(sql, claim),
    claim: (count, after) => claimRows(sql, claim, count, after ?? NO_ID),
    record: (rows) => record(sql, claim, rows),
    release: () => release(sql, claim),
    async outlook() {
      const now = claim.now().toISOString();
      const [row] = await sql<Outlook[]>`
        select count(*)::int as pending,
          case when bool_or(not_before is null or not_before <= ${now}) then null
            else ceil(extract(epoch from min(not_before) - ${now}::timestamptz) * 1000)::int end as "dueInMs"
        from messages where campaign_id = ${campaignId} and shard = ${shard} and status = 'pending'`;
      return row ?? { pending: 0, dueInMs: null };
    },
  };
}

async function recover(sql: Sql, { campaignId, shard, claimId, purpose }: ShardClaim): Promise<number> {
  const status = purpose.transactional ? 'pending' : 'in_doubt';
  const reason = purpose.transactional ? null : 'The hand-over was cut off.';
  const [row] = await sql<{ moved: number }[]>`
    with moved as (
      update messages set status = ${status}, reason = ${reason}
      where campaign_id = ${campaignId} and shard = ${shard} and status = 'sending' and claim_id <> ${claimId}
      returning 'sending' as was, status as now
    ), ${counted(sql, campaignId, shard)}
    select count(*)::int as moved from moved`;
  return row?.moved ?? 0;
}

async function release(sql: Sql, { campaignId, shard, claimId }: ShardClaim): Promise<number> {
  const [row] = await sql<{ moved: number }[]>`
    with moved as (
      update messages set status = 'pending', claim_id = null
      where campaign_id = ${campaignId} and shard = ${shard} and status = 'sending' and claim_id = ${claimId}
      returning 'sending' as was, status as now
    ), ${counted(sql, campaignId, shard)}
    select count(*)::int as moved from moved`;
  return row?.moved ?? 0;
}

type ClaimRow = { readonly campaignStatus: CampaignStatus } & (
  | { readonly id: null }
  | (Pick<ClaimedRow, 'id' | 'contactId' | 'email' | 'attempts'> &
      Partial<RecipientColumns> & { readonly excluded: ExclusionReason | null })
);

async function claimRows(sql: Sql, claim: ShardClaim, count: number, after: string): Promise<Claimed> {
  const { campaignId, shard, claimId, purpose, selection } = claim;
  const { joins, reason } = standingSql(purpose);
  const now = claim.now().toISOString();
  const rows = await sql<ClaimRow[]>`
    with campaign as materialized (select status from campaigns where id = ${campaignId}),
    next as materialized (
      select next.* from campaign, fermata_next_messages(${campaignId}, ${shard}, ${after}, ${now}, ${count}) as next
      where campaign.status = 'SENDING'
    ), judged as (
      select next.message_id as id, c.id as "contactId", ${sql.unsafe(selection.columns)}, ${sql.unsafe(reason)} as excluded
      from next join contacts c on c.id = next.recipient_id ${sql.unsafe(joins)}
    ), claimed as (
      update messages m set status = case when judged.excluded is null then 'sending' else 'excluded' end,
        reason = judged.excluded, address = judged.email, claim_id = ${claimId}, claimed_at = ${now}
      from judged where m.id = judged.id
      returning m.attempts, m.status, judged.*
    ), moved as (select 'pending' as was, status as now from claimed), ${counted(sql, campaignId, shard)}
    select campaign.status as "campaignStatus", claimed.* from campaign left join claimed on true order by claimed.id`;
  return claimedOf(rows, count, selection);
}

function claimedOf(found: readonly ClaimRow[], asked: number, { fieldsOf }: RecipientSelection): Claimed {
  const rows = found.flatMap((row): ClaimedRow[] => {
    if (row.id === null || row.excluded !== null) return [];
    const { id, contactId, email, attempts } = row;
    return [{ id, contactId, email, attempts, contact: fieldsOf(row) }];
  });
  const last = found.length < asked ? null : (found.at(-1)?.id ?? null);
  return { campaignStatus: found[0]?.campaignStatus ?? null, rows, last };
}

/** A row that a later attempt took for dead is settled all the same: this claim knows what became of it. */
async function record(sql: Sql, { campaignId, shard, claimId, now }: ShardClaim, rows: readonly SettledRow[]) {
  const at = now().toISOString();
  await sql`
    with settled as (
      select * from unnest(${rows.map(({ row }) => row.id)}::uuid[], ${rows.map(({ settlement }) => settlement.status)}::text[],
        ${rows.map(({ settlement }) => settlement.reason)}::text[], ${rows.map(({ settlement }) => settlement.providerId)}::text[],
        ${rows.map(({ settlement }) => settlement.retryInMs)}::bigint[],
        ${rows.map(({ settlement }) => (settlement.countsAsAttempt ? 1 : 0))}::int[])
        as settled(id, status, reason, provider_id, retry_ms, tries)
    ), held as (
      select settled.*, m.status as was from settled join messages m on m.id = settled.id
      where m.claim_id = ${claimId} and m.status in ('sending', 'in_doubt') for update of m
    ), moved as (
      update messages m set status = held.status, reason = held.reason, provider_id = held.provider_id,
        not_before = ${at}::timestamptz + held.retry_ms * interval '1 millisecond',
        attempts = m.attempts + case when held.status = 'pending' then held.tries else 0 end,
        sent_at = case when held.status = 'sent' then ${at}::timestamptz end,
        bounced_at = case when held.status = 'bounced' then ${at}::timestamptz end
      from held where m.id = held.id
      returning held.was, m.status as now
    ), ${counted(sql, campaignId, shard)}
    select 1`;
}

/** The CTE that carries what `moved` changed into the shard's slot of the counters. */
const counted = (sql: Sql, campaignId: string, slot: number) => sql`counted as (
      insert into campaign_stats (campaign_id, slot, ${sql.unsafe(STATS_COLUMNS)})
      select ${campaignId}::uuid, ${slot}::smallint, ${sql.unsafe(STATS_CHANGES)} from moved having count(*) > 0
      ${sql.unsafe(STATS_ADD)}
    )`;
