import { and, arrayContains, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Contact } from '../../domain/contact/contact';
import { emailKeyOf } from '../../domain/contact/email';
import type { ContactSort, ListContacts } from '../../domain/contact/schema';
import { contactSorts } from '../../domain/contact/schema';
import { contacts } from '../../db/schema';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor } from '../cursor';
import type { Page } from '../list';
import type { ContactRow } from './load';
import { presentContacts } from './present';
import { visibleContacts } from './scope';

/** The expression of the search index; the planner uses the index for this very text alone. */
const searched = sql`fermata_fold(coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || email || ' ' || coalesce(company, ''))`;

interface SortKey {
  /** Never null, so that a position in the list is always comparable. */
  readonly expression: SQL;
  readonly type: 'text' | 'timestamptz' | 'real';
  readonly valueOf: (row: ContactRow) => string | number;
}

const textKey = (expression: SQL, valueOf: (row: ContactRow) => string | null): SortKey => ({
  expression,
  type: 'text',
  valueOf: (row) => valueOf(row) ?? '',
});
const instantKey = (expression: SQL, valueOf: (row: ContactRow) => Date | null): SortKey => ({
  expression,
  type: 'timestamptz',
  valueOf: (row) => (valueOf(row) ?? new Date(0)).toISOString(),
});

const sortKeys: Readonly<Record<ContactSort, SortKey>> = {
  createdAt: instantKey(sql`${contacts.createdAt}`, (row) => row.createdAt),
  updatedAt: instantKey(sql`${contacts.updatedAt}`, (row) => row.updatedAt),
  lastActivity: instantKey(sql`coalesce(${contacts.lastActivity}, 'epoch'::timestamptz)`, (row) => row.lastActivity),
  email: textKey(sql`${contacts.emailKey}`, (row) => row.emailKey),
  firstName: textKey(sql`coalesce(${contacts.firstName}, '')`, (row) => row.firstName),
  lastName: textKey(sql`coalesce(${contacts.lastName}, '')`, (row) => row.lastName),
  company: textKey(sql`coalesce(${contacts.company}, '')`, (row) => row.company),
  engagementScore: {
    expression: sql`${contacts.engagementScore}`,
    type: 'real',
    valueOf: (row) => row.engagementScore,
  },
  leadScore: { expression: sql`${contacts.leadScore}`, type: 'real', valueOf: (row) => row.leadScore },
};

function sortOf(sort: string) {
  const descending = sort.startsWith('-');
  const name = contactSorts.find((candidate) => candidate === sort.replace('-', '')) ?? 'createdAt';
  return { key: sortKeys[name], descending };
}

/** Every word must be found, in any order, without regard to case or accents. */
const search = (q: string): readonly SQL[] =>
  q
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => sql`${searched} like '%' || fermata_fold(${word.replace(/[\\%_]/g, String.raw`\$&`)}::text) || '%'`);

/** A page of the contacts that the actor may see. */
export async function listContacts({ ctx, input }: ServiceCall<ListContacts>): Promise<Page<Contact>> {
  const { key, descending } = sortOf(input.sort);
  const position = decodeCursor(input.sort, input.cursor);
  const filter = and(
    visibleContacts(ctx),
    input.status === undefined ? undefined : eq(contacts.status, input.status),
    input.tag === undefined ? undefined : arrayContains(contacts.tags, [input.tag]),
    input.role === undefined ? undefined : arrayContains(contacts.roles, [input.role]),
    input.email === undefined ? undefined : eq(contacts.emailKey, emailKeyOf(input.email.trim())),
    ...search(input.q ?? ''),
  );
  const after =
    position === null
      ? undefined
      : sql`(${key.expression}, ${contacts.id}) ${descending ? sql`<` : sql`>`} (${String(position.value)}::text::${sql.raw(key.type)}, ${position.id}::uuid)`;
  // The index on (created_at, id) is declared NULLS LAST, and serves an order that says the same.
  const direction = descending ? sql`desc nulls last` : sql`asc nulls first`;
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(contacts)
      .where(and(filter, after))
      .orderBy(sql`${key.expression} ${direction}, ${contacts.id} ${direction}`)
      .limit(input.limit + 1),
    ctx.db.$count(contacts, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: input.sort,
    positionOf: (row) => ({ value: key.valueOf(row), id: row.id }),
  });
  return {
    items: await presentContacts(ctx.db, page),
    nextCursor,
    total,
  };
}
