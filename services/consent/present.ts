import type { ConsentRecord } from '../../domain/consent/consent';
import type { consentRecords } from '../../db/schema';

export const presentConsent = (row: typeof consentRecords.$inferSelect): ConsentRecord => ({
  id: row.id,
  contactId: row.contactId,
  type: row.type,
  granted: row.granted,
  source: row.source,
  doubleOptIn: row.doubleOptIn,
  ip: row.ipAddress,
  userAgent: row.userAgent,
  at: row.createdAt.toISOString(),
});
