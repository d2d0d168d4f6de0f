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
