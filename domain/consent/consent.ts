export const consentTypes = [
  'EMAIL_MARKETING',
  'SMS_MARKETING',
  'PHONE_MARKETING',
  'PROFILING',
  'THIRD_PARTY_SHARING',
] as const;
export type ConsentType = (typeof consentTypes)[number];

export const suppressionReasons = ['UNSUBSCRIBE', 'HARD_BOUNCE', 'COMPLAINT', 'MANUAL', 'ERASED'] as const;
export type SuppressionReason = (typeof suppressionReasons)[number];

/** One line of the consent ledger. */
export interface ConsentRecord {
  readonly id: string;
  readonly contactId: string;
  readonly type: ConsentType;
  readonly granted: boolean;
  readonly source: string;
  readonly doubleOptIn: boolean;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly at: string;
}

/** An address that gets nothing; `email` is null where the person was erased. */
export interface Suppression {
  readonly id: string;
  readonly email: string | null;
  readonly reason: SuppressionReason;
  readonly createdAt: string;
}
