import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import type { Estimate } from '../../domain/segment/estimate';
import { estimateFrom } from '../../domain/segment/estimate';
import { visibleContacts } from '../contact/scope';
import type { ServiceContext } from '../context';
import { ask } from './ask';

/** Enough for a margin of two in a hundred of all contacts, few enough to be judged one by one. */
const SAMPLE_CONTACTS = 2_000;
/** Pages of the table that the sample is spread over: neighbours came by one import and are alike. */
const SAMPLE_PAGES = 2_000;
/** Up to so many contacts are all looked through: drawn pages of a table shared with others may hold none of theirs. */
const FEW_CONTACTS = 50_000;
const SHOWN_EXAMPLES = 20;

export interface SampledEstimate extends Estimate {
  /** Some of those in the sample who answer. */
  readonly exampleIds: readonly string[];
}

interface SampledRow extends Record<string, unknown> {
  readonly total: number;
  readonly drawn: number;
  readonly found: number;
  readonly examples: string[];
}

/**
 * About how many contacts a filter holds for: the question asked of a sample, of which the database's own guess knows
 * nothing where behaviours are counted. Pages are drawn at random, and of their contacts so many that the sample has
 * its size; the same ones every time, so that two questions in turn are about the same people.
 * @throws Failure SERVICE_UNAVAILABLE when even that takes too long.
 */
export async function estimateContacts(ctx: ServiceContext, filter: SQL | undefined): Promise<SampledEstimate> {
  const percent = sql`(select least(100, 100.0 * ${SAMPLE_PAGES} / greatest(relpages, 1))
    from pg_class where oid = 'contacts'::regclass)`;
  const drawn = sql`(hashtext(id::text) & 2147483647) % (select one_in from thinning) = 0`;
  const visible = sql`${visibleContacts(ctx)}`;
  const [row] = await ask(ctx, (tx) =>
    tx.execute<SampledRow>(sql`
      with reach as materialized (select count(*)::int as total from ${contacts} where ${visible}),
      pages as materialized (select total <= ${FEW_CONTACTS} as are_all,
        case when total <= ${FEW_CONTACTS} then 100 else ${percent} end as percent from reach),
      thinning as materialized (
        select greatest(1, floor(total * percent / 100 / ${SAMPLE_CONTACTS}))::int as one_in from reach, pages),
      drawn as materialized (
        select * from ${contacts} where ${visible} and (select are_all from pages) and ${drawn}
        union all
        select * from ${contacts} tablesample system (${percent}) repeatable (0)
        where ${visible} and not (select are_all from pages) and ${drawn}),
      judged as materialized (select id, (${filter ?? sql`true`}) is true as answers from drawn as contacts)
      select (select total from reach) as total, count(*)::int as drawn,
        (count(*) filter (where answers))::int as found,
        (coalesce(array_agg(id) filter (where answers), '{}'))[1:${SHOWN_EXAMPLES}] as examples
      from judged`),
  );
  if (!row) throw new Error('an aggregate without a row');
  return { ...estimateFrom(row), exampleIds: row.examples };
}
