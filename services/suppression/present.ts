import type { Suppression } from '../../domain/consent/consent';
import type { suppressions } from '../../db/schema';

export const presentSuppression = (row: typeof suppressions.$inferSelect): Suppression => ({
  id: row.id,
  email: row.email,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
});
