/**
 * The counters of `campaign_stats` that follow the ledger, as SQL: adds what the rows of the CTE `moved(was, now)`
 * changed to one slot. `sent` counts all that were handed over, the bounced too.
 */
const counted: readonly (readonly [column: string, statuses: string])[] = [
  ['excluded', `'excluded'`],
  ['pending', `'pending'`],
  ['sending', `'sending'`],
  ['in_doubt', `'in_doubt'`],
  ['sent', `'sent', 'delivered', 'bounced'`],
  ['bounced', `'bounced'`],
  ['failed', `'failed'`],
];

const columns = ['recipients', ...counted.map(([column]) => column)];
const change = (statuses: string) =>
  `count(*) filter (where now in (${statuses})) - count(*) filter (where was in (${statuses}))`;
const changes = [
  `count(*) filter (where was = 'excluded') - count(*) filter (where now = 'excluded')`,
  ...counted.map(([, statuses]) => change(statuses)),
];

/** Columns to insert into, after `campaign_id` and `slot`. */
export const STATS_COLUMNS = columns.join(', ');

/** Their values, from `moved`. */
export const STATS_CHANGES = changes.join(', ');

/** Adds to what the slot has. */
export const STATS_ADD = `on conflict (campaign_id, slot) do update set ${columns
  .map((column) => `${column} = campaign_stats.${column} + excluded.${column}`)
  .join(', ')}`;
