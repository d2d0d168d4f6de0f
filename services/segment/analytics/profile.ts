import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { contacts } from '../../../db/schema';
import type { LifecycleStage } from '../../../domain/contact/contact';
import { lifecycleStages } from '../../../domain/contact/contact';
import type { Profile } from '../../../domain/segment/analytics';
import { members } from './members';

/** Lists show this many. */
const SHOWN = 10;

interface Counted {
  readonly kind: 'domain' | 'country' | 'city' | 'stage';
  readonly name: string;
  readonly people: number;
  /** Of the kind in all. */
  readonly kinds: number;
  readonly total: number;
}

/** The largest of what a column holds, whatever its case and accents: each under its most frequent spelling. */
const largest = (kind: Counted['kind'], column: SQL): SQL => sql`(
  select ${kind}::text as kind, (array_agg(name order by people desc, name collate "C"))[1] as name, sum(people)::int as people,
    count(*) over ()::int as kinds, (sum(sum(people)) over ())::int as total
  from (select ${column} as name, count(*) as people from ${members} group by 1) as spelled
  where name <> '' group by fermata_fold(name) order by people desc, name limit ${SHOWN})`;

/** Who the members are: their mail domains, places and stages, in one statement. */
export async function readProfile(tx: Database): Promise<Profile> {
  const rows = await tx.execute<Counted & Record<string, unknown>>(
    sql.join(
      [
        largest('domain', sql`split_part(${contacts.emailKey}, '@', -1)`),
        largest('country', sql`${contacts.country}`),
        largest('city', sql`${contacts.city}`),
        largest('stage', sql`${contacts.lifecycleStage}`),
      ],
      sql` union all `,
    ),
  );
  const of = (wanted: Counted['kind']) => rows.filter(({ kind }) => kind === wanted);
  const named = (kind: Counted['kind']) => of(kind).map(({ name, people }) => ({ name, count: people }));
  const domains = of('domain');
  const [first] = domains;
  const shown = domains.reduce((sum, { people }) => sum + people, 0);
  const stageCount = (stage: LifecycleStage) => of('stage').find(({ name }) => name === stage)?.people ?? 0;
  return {
    domains: named('domain'),
    otherDomains: { domains: (first?.kinds ?? 0) - domains.length, count: (first?.total ?? 0) - shown },
    countries: named('country'),
    cities: named('city'),
    lifecycle: lifecycleStages.map((stage) => ({ stage, count: stageCount(stage) })),
  };
}
