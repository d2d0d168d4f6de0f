import { and, asc, count, desc, eq, ilike, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { templates } from '../../db/schema';
import type { ListTemplates, TemplateSort } from '../../domain/template/schema';
import { templateSorts } from '../../domain/template/schema';
import type { EmailTemplate } from '../../domain/template/template';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor } from '../cursor';
import type { CursorPosition } from '../cursor';
import type { Page } from '../list';
import { presentTemplate, selectTemplates, visibleTemplates } from './get';

const columns = { createdAt: templates.createdAt, updatedAt: templates.updatedAt, name: templates.name };
const casts: Readonly<Record<TemplateSort, string>> = {
  createdAt: 'timestamptz',
  updatedAt: 'timestamptz',
  name: 'text',
};

/** A page of the templates in use. */
export async function listTemplates({ ctx, input }: ServiceCall<ListTemplates>): Promise<Page<EmailTemplate>> {
  const { limit, cursor, sort, q, contactRole } = input;
  const field = templateSorts.find((name) => sort.endsWith(name)) ?? 'createdAt';
  const descending = sort.startsWith('-');
  const filter = and(
    visibleTemplates(ctx),
    contactRole === undefined ? undefined : eq(templates.contactRole, contactRole),
    q ? ilike(templates.name, `%${q.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
  );
  const order = descending ? desc : asc;
  const [rows, [counted]] = await Promise.all([
    selectTemplates(ctx.db)
      .where(and(filter, after(field, descending, decodeCursor(sort, cursor))))
      .orderBy(order(columns[field]), order(templates.id))
      .limit(limit + 1),
    ctx.db.select({ total: count() }).from(templates).where(filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows: rows.map(presentTemplate),
    limit,
    sort,
    positionOf: (template) => ({ value: template[field], id: template.id }),
  });
  return { items: page, nextCursor, total: counted?.total ?? 0 };
}

function after(field: TemplateSort, descending: boolean, position: CursorPosition | null): SQL | undefined {
  if (position === null) return undefined;
  const comparison = sql.raw(descending ? '<' : '>');
  const cast = sql.raw(casts[field]);
  return sql`(${columns[field]}, ${templates.id}) ${comparison} (${position.value}::${cast}, ${position.id}::uuid)`;
}
