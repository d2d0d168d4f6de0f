import type { ErrorCode } from '../domain/error/codes';
import { errorStatus, gdprCodes, recoverableCodes } from '../domain/error/codes';
import type { FieldFault } from '../domain/error/failure';
import { Failure, failure } from '../domain/error/failure';
import type { Locale } from '../domain/locale/locale';

/** RFC 9457 problem details, with the fields of the specification's MarketingError. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** `urn:uuid:` and the request's id, which finds it in the log. */
  readonly instance: string;
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: readonly FieldFault[];
  readonly timestamp: string;
  readonly campaignId?: string;
  readonly contactId?: string;
  readonly workflowId?: string;
  readonly recoverable: boolean;
  readonly gdprImpact: boolean;
}

export const PROBLEM_TYPE = 'application/problem+json';

interface Occurrence {
  readonly requestId: string;
  readonly locale: Locale;
  readonly now: Date;
}

/** What the world is told of a failure; its cause stays in the log. */
export function presentProblem(error: Failure, { requestId, locale, now }: Occurrence): Problem {
  const sentence = error.sentence(locale);
  return {
    type: `urn:fermata:error:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: titleOf(error.code),
    status: errorStatus[error.code],
    detail: sentence,
    instance: `urn:uuid:${requestId}`,
    code: error.code,
    message: sentence,
    ...(error.details.length === 0 ? {} : { details: error.details }),
    timestamp: now.toISOString(),
    ...error.subject,
    recoverable: recoverableCodes.has(error.code),
    gdprImpact: gdprCodes.has(error.code),
  };
}

/** Every error as a failure of ours: what we do not know is INTERNAL, with the error as its cause. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = bodyErrors[typeOf(error)];
  return failure(code ?? 'INTERNAL', { cause: error });
}

/** The body parsers' errors by their `type`. */
const bodyErrors: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'BODY_TOO_LARGE',
  'entity.parse.failed': 'MALFORMED_BODY',
  'encoding.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'charset.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'request.aborted': 'MALFORMED_BODY',
  'request.size.invalid': 'MALFORMED_BODY',
};

const typeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'type' in error && typeof error.type === 'string' ? error.type : '';

function titleOf(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
