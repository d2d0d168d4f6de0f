import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../../../db/client';
import { contactEvents, contacts, messages } from '../../../db/schema';
import { eventNames } from '../../../domain/event/event';
import type { Conversion, Engagement, Mailing } from '../../../domain/segment/analytics';
import { RECENT_DAYS, shareOf, WINDOW_DAYS } from '../../../domain/segment/analytics';
import { engagementLevels } from '../../../domain/segment/quick-filters';
import { calendarOf } from '../compile/dates';
import type { CompileScope } from '../compile/operand';
import type { FoundMembers } from './members';
import { members } from './members';

/** The first instant of the day so many days ago, as the criteria of segments count days. */
function daysAgo(scope: CompileScope, days: number): SQL {
  const { today, startOf } = calendarOf(scope);
  return startOf(today, -days);
}

/** How engaged the members are, by their score and their last sign of life. */
export async function readEngagement(tx: Database, scope: CompileScope): Promise<Engagement> {
  const { now } = calendarOf(scope);
  const activeFor = (days: number) =>
    sql`count(*) filter (where ${contacts.lastActivity} between ${daysAgo(scope, days)} and ${now})::int`;
  const [row] = await tx.execute<{
    average: number | null;
    high: number;
    medium: number;
    low: number;
    recent: number;
    active: number;
  }>(sql`
    select avg(${contacts.engagementScore})::float8 as average,
      count(*) filter (where ${contacts.engagementScore} >= ${engagementLevels.HIGH})::int as high,
      count(*) filter (where ${contacts.engagementScore} >= ${engagementLevels.MEDIUM} and ${contacts.engagementScore} < ${engagementLevels.HIGH})::int as medium,
      count(*) filter (where ${contacts.engagementScore} < ${engagementLevels.MEDIUM})::int as low,
      ${activeFor(RECENT_DAYS)} as recent, ${activeFor(WINDOW_DAYS)} as active
    from ${members}`);
  return {
    averageScore: row?.average ?? null,
    levels: { HIGH: row?.high ?? 0, MEDIUM: row?.medium ?? 0, LOW: row?.low ?? 0 },
    activeWithin30Days: row?.recent ?? 0,
    activeWithin90Days: row?.active ?? 0,
  };
}

/** What became of the emails that members were sent. An open that only a machine made is none, as in the ledger. */
export async function readMailing(tx: Database, scope: CompileScope): Promise<Mailing> {
  const [row] = await tx.execute<{ sent: number; opened: number; clicked: number }>(sql`
    select count(*)::int as sent, count(${messages.openedAt})::int as opened, count(${messages.clickedAt})::int as clicked
    from ${messages} join ${members} on ${contacts.id} = ${messages.contactId}
    where ${messages.channel} = 'email' and ${messages.status} in ('sent', 'delivered', 'bounced')
      and ${messages.sentAt} between ${daysAgo(scope, WINDOW_DAYS)} and ${calendarOf(scope).now}`);
  const { sent, opened, clicked } = row ?? { sent: 0, opened: 0, clicked: 0 };
  return { sent, opened, clicked, openRate: shareOf(opened, sent), clickRate: shareOf(clicked, sent) };
}

const property = (name: string, type: 'number' | 'string'): SQL =>
  sql`case when jsonb_typeof(${contactEvents.properties} -> ${name}::text) = ${type}::text then ${contactEvents.properties} ->> ${name}::text end`;

/** Amounts are as large as a program says: two of them may come to more than any number that JSON carries. */
const MOST = '1.7e308';

/** Who among the members bought, and for how much in each currency. */
export async function readConversion({ tx, size }: FoundMembers, scope: CompileScope): Promise<Conversion> {
  const rows = await tx.execute<{
    every: boolean;
    currency: string | null;
    purchasers: number;
    purchases: number;
    total: number | null;
  }>(sql`
    select grouping(currency) = 1 as every, currency, count(distinct contact_id)::int as purchasers,
      count(*)::int as purchases, (case when sum(amount) > ${MOST}::numeric then ${MOST}::numeric else sum(amount) end)::float8 as total
    from (
      select ${contactEvents.contactId}, nullif(upper(trim(${property('currency', 'string')})), '') as currency,
        (${property('amount', 'number')})::numeric as amount
      from ${contactEvents} join ${members} on ${contacts.id} = ${contactEvents.contactId}
      where ${contactEvents.organizationId} = ${scope.organizationId}::uuid and ${contactEvents.name} = ${eventNames.purchaseMade}
        and ${contactEvents.occurredAt} between ${daysAgo(scope, WINDOW_DAYS)} and ${calendarOf(scope).now}
    ) as bought
    group by grouping sets ((), (currency)) order by total desc nulls last, currency`);
  const whole = rows.find(({ every }) => every);
  const purchasers = whole?.purchasers ?? 0;
  return {
    purchasers,
    purchases: whole?.purchases ?? 0,
    rate: shareOf(purchasers, size),
    revenue: rows.flatMap(({ every, currency, total }) =>
      every || total === null ? [] : [{ currency, total, perMember: total / size }],
    ),
  };
}
