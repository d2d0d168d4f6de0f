import { z } from 'zod';
import { actorTypes } from './audit';

export const listAuditSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(2000).optional(),
  action: z.string().max(100).optional(),
  entityType: z.string().max(100).optional(),
  entityId: z.string().max(100).optional(),
  actorType: z.enum(actorTypes).optional(),
});
export type ListAudit = z.output<typeof listAuditSchema>;

export const auditAnswer = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.object({ type: z.enum(actorTypes), id: z.string().nullable(), name: z.string() }),
  action: z.string(),
  entity: z.object({ type: z.string(), id: z.string() }),
  before: z.unknown(),
  after: z.unknown(),
  ip: z.string().nullable(),
});
