import type { JsonValue } from '../../domain/event/event';
import { auditLog } from '../../db/schema';
import type { Database } from '../../db/client';
import type { ServiceContext } from '../context';

interface Change {
  /** `entity.verb`, such as `campaign.paused`. */
  readonly action: string;
  readonly entity: { readonly type: string; readonly id: string };
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** Writes the audit row of a change; `tx` is the change's own transaction, so that neither exists without the other. */
export async function recordChange(ctx: ServiceContext, tx: Database, change: Change): Promise<void> {
  const entry = {
    organizationId: ctx.organizationId,
    artistId: ctx.artistId,
    at: ctx.now(),
    actorType: ctx.actor.type,
    actorId: ctx.actor.id,
    actorName: ctx.actor.name,
    action: change.action,
    entityType: change.entity.type,
    entityId: change.entity.id,
    before: change.before ?? null,
    after: change.after ?? null,
    ip: ctx.ip,
  };
  await tx.insert(auditLog).values(entry).prepare('record_change').execute();
}
