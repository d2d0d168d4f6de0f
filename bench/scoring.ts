import { parseArgs } from 'node:util';
import type { SegmentCriteria } from '../domain/segment/criteria';
import { newId } from '../db/columns';
import { leadRules } from '../db/schema';
import type { ServiceContext } from '../services/context';
import { advancePass } from '../services/scoring/advance-pass';
import { findScoringWork } from '../services/scoring/find-work';
import { requestPass } from '../services/scoring/progress';
import { refreshTouched } from '../services/scoring/refresh-touched';
import { printTable } from './report/table';
import { openBenchDatabase } from './segments/database';

const DAY_MS = 86_400_000;
const NEW_EVENTS = 10_000;

const criteria: readonly (readonly [
  name: string,
  points: number,
  expires: number | null,
  criteria: SegmentCriteria,
])[] = [
  [
    'lives in Paris',
    5,
    null,
    { logic: 'AND', conditions: [{ field: 'city', operator: 'STARTS_WITH', value: 'Paris', dataType: 'STRING' }] },
  ],
  [
    'has the plan Pro',
    15,
    null,
    {
      logic: 'AND',
      conditions: [{ field: 'customFields.plan', operator: 'EQUALS', value: 'pro', dataType: 'STRING' }],
    },
  ],
  [
    'bought something lately',
    25,
    30,
    {
      logic: 'AND',
      conditions: [{ event: 'PURCHASE_MADE', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 1 }],
    },
  ],
  [
    'opened 3 mails in 60 days',
    10,
    null,
    {
      logic: 'AND',
      conditions: [
        { event: 'EMAIL_OPENED', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 3, withinDays: 60 },
      ],
    },
  ],
  [
    'was not active for 200 days',
    -20,
    null,
    {
      logic: 'AND',
      conditions: [{ field: 'lastActivity', operator: 'NOT_WITHIN_LAST_DAYS', value: 200, dataType: 'DATE' }],
    },
  ],
];

interface Timing {
  readonly what: string;
  readonly contacts: number;
  readonly changed: number;
  readonly seconds: number;
}

/** Runs the pass under way to its end, as the workflow does. */
async function pass(ctx: ServiceContext, what: string): Promise<Timing> {
  const startedAtMs = performance.now();
  const total = { contacts: 0, changed: 0 };
  for (let done = false; !done;) {
    const step = await advancePass(ctx);
    total.contacts += step.contacts;
    total.changed += step.changed;
    done = step.done;
  }
  return { what, ...total, seconds: (performance.now() - startedAtMs) / 1000 };
}

/** Scores of a large audience: all of it from its events, a day that passes, and what arrives in between. */
async function benchScoring(contacts: number, events: number, folder: string | undefined): Promise<void> {
  const bench = await openBenchDatabase({ contacts, events }, folder);
  let aheadMs = 0;
  const ctx: ServiceContext = { ...bench.ctx, now: () => new Date(Date.now() + aheadMs) };
  const { db, organizationId } = ctx;
  try {
    await bench.sql`update contacts set engagement_score = 0, lead_score = 0`;
    for (const table of ['contact_scores', 'score_changes', 'scoring_progress', 'lead_rules'])
      await bench.sql`delete from ${bench.sql(table)}`;
    await bench.sql`vacuum analyze contacts`;
    for (const [order, [name, points, expiresAfterDays, asked]] of criteria.entries())
      await db
        .insert(leadRules)
        .values({ id: newId(), organizationId, name, points, expiresAfterDays, criteria: asked, order });
    await findScoringWork(ctx);
    const timings = [await pass(ctx, 'everybody, from the events')];
    await requestPass(db, organizationId, 'EVENTS');
    timings.push(await pass(ctx, 'everybody again, nothing new'));
    aheadMs = DAY_MS;
    await requestPass(db, organizationId, 'DAY');
    timings.push(await pass(ctx, 'a day passes'));
    await addEvents(bench.sql, organizationId);
    timings.push(await touched(ctx));
    printTable(
      `Scores of ${contacts} contacts with ${events} events and ${criteria.length} lead rules`,
      ['what', 'contacts', 'scores changed', 'seconds', 'contacts a second'],
      timings.map(({ what, seconds, ...row }) => [what, row.contacts, row.changed, seconds, row.contacts / seconds]),
    );
    const [size] =
      await bench.sql`select count(*)::int as rows, pg_size_pretty(pg_total_relation_size('score_changes')) as size from score_changes`;
    console.log(`History: ${String(size?.['rows'])} rows, ${String(size?.['size'])}.`);
  } finally {
    await bench.close();
  }
}

async function addEvents(
  sql: Awaited<ReturnType<typeof openBenchDatabase>>['sql'],
  organizationId: string,
): Promise<void> {
  await sql`insert into contact_events (id, organization_id, contact_id, name, occurred_at)
    select gen_random_uuid(), ${organizationId}, id, 'EMAIL_OPENED', now()
    from (select id from contacts where organization_id = ${organizationId} order by id limit ${NEW_EVENTS}) as readers`;
}

async function touched(ctx: ServiceContext): Promise<Timing> {
  const startedAtMs = performance.now();
  await findScoringWork(ctx);
  const refreshed = await refreshTouched(ctx);
  return {
    what: `${NEW_EVENTS} new events of as many people`,
    ...refreshed,
    seconds: (performance.now() - startedAtMs) / 1000,
  };
}

const { values } = parseArgs({
  options: {
    contacts: { type: 'string', default: '100000' },
    events: { type: 'string', default: '1000000' },
    folder: { type: 'string' },
  },
});
await benchScoring(countOf('contacts', values.contacts), countOf('events', values.events), values.folder);

function countOf(name: string, value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Error(`--${name} wants a number from 1, not ${value}`);
}
