/** Each error Fermata can answer with, and the HTTP status it maps to. The first eight are the specification's. */
export const errorStatus = {
  INVALID_EMAIL_CONTENT: 400,
  SEGMENT_TOO_LARGE: 400,
  INSUFFICIENT_CONSENT: 409,
  DELIVERY_FAILED: 502,
  RATE_LIMIT_EXCEEDED: 429,
  TEMPLATE_NOT_FOUND: 400,
  PERSONALIZATION_ERROR: 400,
  WORKFLOW_EXECUTION_FAILED: 500,
  VALIDATION_FAILED: 400,
  MALFORMED_BODY: 400,
  SEGMENT_TOO_SMALL: 400,
  INVALID_FILE: 400,
  INVALID_AUTOMATION: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_TOKEN: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  ALREADY_EXISTS: 409,
  INVALID_STATE: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  INTERNAL: 500,
  SERVICE_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** Codes whose cause is a person's consent or rights: shown as `gdprImpact` in the envelope. */
export const gdprCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['INSUFFICIENT_CONSENT']);

/** Codes that the same request may outlive when it is sent again unchanged. */
export const recoverableCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DELIVERY_FAILED',
  'RATE_LIMIT_EXCEEDED',
  'INTERNAL',
  'SERVICE_UNAVAILABLE',
]);
