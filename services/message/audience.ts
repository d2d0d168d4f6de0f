import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { ContactRole } from '../../domain/contact/contact';
import type { ExclusionReason } from '../../domain/message/message';
import type { ServiceContext } from '../context';
import { ask } from '../segment/ask';
import { audienceQuery } from '../segment/audience';
import { standingSql } from './standing';
import type { Purpose } from './standing';

/** Who a message is meant for, before anybody is excluded. */
export interface Audience {
  /** Null is the whole organisation. */
  readonly artistId: string | null;
  /** Members of any of these; everybody when empty. */
  readonly segments: readonly string[];
  readonly excludeSegments: readonly string[];
  readonly contactRole: ContactRole | null;
  readonly purpose: Purpose;
}

/**
 * The audience as a query of `id, email, reason`: one row a person, with why they get nothing or null.
 * A person whom several workspaces of the organisation know gets one message; where one of the workspaces may not
 * write to the address at all, that counts for all of them.
 */
export async function judgedAudience(ctx: ServiceContext, audience: Audience): Promise<SQL> {
  const { joins, reason } = standingSql(audience.purpose);
  const scope: ServiceContext = { ...ctx, artistId: audience.artistId };
  const members = await audienceQuery(scope, audience);
  const judged = sql`
    select c.id, c.email, c.email_key, ${sql.raw(reason)} as reason from contacts c ${sql.raw(joins)}
    where c.organization_id = ${ctx.organizationId}
      ${audience.artistId === null ? sql`` : sql`and c.artist_id = ${audience.artistId}`} and c.id in (${members})`;
  if (audience.artistId !== null) return sql`select id, email, reason from (${judged}) as judged`;
  return onePerAddress(judged);
}

/** Of judged rows with `id, email, email_key, reason`, the one of each address that decides. */
export const onePerAddress = (judged: SQL): SQL => sql`
  select distinct on (email_key collate "C") id, email, reason from (${judged}) as judged
  order by email_key collate "C", case when reason is null then 1 when reason = 'NO_CONSENT' then 2 else 0 end`;

/** How many people would get a message, and why the others would not. */
export interface AudienceCounts {
  readonly recipients: number;
  readonly excluded: number;
  readonly reasons: Readonly<Partial<Record<ExclusionReason, number>>>;
}

/** @throws Failure SERVICE_UNAVAILABLE when it takes too long. */
export async function countAudience(ctx: ServiceContext, audience: Audience): Promise<AudienceCounts> {
  const judged = await judgedAudience(ctx, audience);
  const query = sql`select reason, count(*)::int as people from (${judged}) as audience group by reason`;
  const rows = await ask(ctx, (tx) => tx.execute<{ reason: ExclusionReason | null; people: number }>(query), {
    about: { purpose: 'AUDIENCE', query },
  });
  const reasons: Partial<Record<ExclusionReason, number>> = {};
  let recipients = 0;
  let excluded = 0;
  for (const { reason, people } of rows) {
    if (reason === null) recipients = people;
    else {
      reasons[reason] = people;
      excluded += people;
    }
  }
  return { recipients, excluded, reasons };
}
