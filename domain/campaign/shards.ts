/** A share of a campaign is sent by one workflow, one batch at a time. */
export const RECIPIENTS_PER_SHARD = 25_000;
/** Beyond this, more shares only contend for the same mail server. */
export const MAX_SHARDS = 16;

/** How many shares a campaign of so many recipients is cut into; one at least. */
export const shardCount = (recipients: number): number =>
  Math.min(Math.max(Math.ceil(recipients / RECIPIENTS_PER_SHARD), 1), MAX_SHARDS);
