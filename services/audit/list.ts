import { and, desc, eq, lt } from 'drizzle-orm';
import { auditLog } from '../../db/schema';
import type { AuditEntry } from '../../domain/audit/audit';
import type { ListAudit } from '../../domain/audit/schema';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor } from '../cursor';
import type { Page } from '../list';

/** Ids grow with time, so they are the order too. */
const ORDER = '-at';

/** What was changed, by whom and from where, the latest first. */
export async function listAudit({ ctx, input }: ServiceCall<ListAudit>): Promise<Page<AuditEntry>> {
  const { limit, cursor, action, entityType, entityId, actorType } = input;
  const filter = and(
    eq(auditLog.organizationId, ctx.organizationId),
    ctx.artistId === null ? undefined : eq(auditLog.artistId, ctx.artistId),
    action === undefined ? undefined : eq(auditLog.action, action),
    entityType === undefined ? undefined : eq(auditLog.entityType, entityType),
    entityId === undefined ? undefined : eq(auditLog.entityId, entityId),
    actorType === undefined ? undefined : eq(auditLog.actorType, actorType),
  );
  const position = decodeCursor(ORDER, cursor);
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(auditLog)
      .where(and(filter, position === null ? undefined : lt(auditLog.id, position.id)))
      .orderBy(desc(auditLog.id))
      .limit(limit + 1),
    ctx.db.$count(auditLog, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit,
    sort: ORDER,
    positionOf: ({ at, id }) => ({ value: at.toISOString(), id }),
  });
  return { items: page.map(presentEntry), nextCursor, total };
}

const presentEntry = (row: typeof auditLog.$inferSelect): AuditEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: { type: row.actorType, id: row.actorId, name: row.actorName },
  action: row.action,
  entity: { type: row.entityType, id: row.entityId },
  before: row.before,
  after: row.after,
  ip: row.ip,
});
