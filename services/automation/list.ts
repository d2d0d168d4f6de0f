import { and, arrayContains, asc, desc, eq, ilike, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Automation } from '../../domain/automation/definition';
import type { ListAutomations } from '../../domain/automation/schema';
import { automations } from '../../db/schema';
import type { ServiceCall } from '../context';
import type { CursorPosition } from '../cursor';
import { decodeCursor, encodeCursor } from '../cursor';
import type { Page } from '../list';
import { visibleAutomations } from './load';
import { presentAutomations } from './present';

const sortFields = {
  createdAt: { column: automations.createdAt, type: 'timestamptz' },
  updatedAt: { column: automations.updatedAt, type: 'timestamptz' },
  name: { column: automations.name, type: 'text' },
} as const;
const fieldNames = ['createdAt', 'updatedAt', 'name'] as const;
type SortField = (typeof fieldNames)[number];

/** A page of the workspace's automations, the archived ones among them only when they are asked for. */
export async function listAutomations({ ctx, input }: ServiceCall<ListAutomations>): Promise<Page<Automation>> {
  const { limit, cursor, sort, q, status, tag } = input;
  const descending = sort.startsWith('-');
  const field = fieldNames.find((name) => sort.endsWith(name)) ?? 'createdAt';
  const filter = and(
    visibleAutomations(ctx),
    status === undefined ? sql`${automations.status} <> 'ARCHIVED'` : eq(automations.status, status),
    tag === undefined ? undefined : arrayContains(automations.tags, [tag]),
    q ? ilike(automations.name, `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`) : undefined,
  );
  const order = descending ? desc : asc;
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(automations)
      .where(and(filter, after(field, descending, decodeCursor(sort, cursor))))
      .orderBy(order(sortFields[field].column), order(automations.id))
      .limit(limit + 1),
    ctx.db.$count(automations, filter),
  ]);
  const items = await presentAutomations(ctx.db, rows.slice(0, limit));
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items,
    nextCursor: last === undefined ? null : encodeCursor(sort, { value: last[field], id: last.id }),
    total,
  };
}

function after(field: SortField, descending: boolean, position: CursorPosition | null): SQL | undefined {
  if (position === null) return undefined;
  const { column, type } = sortFields[field];
  const beyond = descending ? sql`<` : sql`>`;
  return sql`(${column}, ${automations.id}) ${beyond} (${position.value}::${sql.raw(type)}, ${position.id}::uuid)`;
}
