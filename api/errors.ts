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
  if (error instanceof URIError) return failure('NOT_FOUND', { cause: error });
  for (const code of codesOf(error)) {
    const known = foreignErrors[code];
    if (known === 'VALIDATION_FAILED') return failure(known, { details: [unstorable], cause: error });
    if (known !== undefined) return failure(known, { cause: error });
  }
  return failure('INTERNAL', { cause: error });
}

const unstorable: FieldFault = { path: '', message: 'holds a character that cannot be stored (U+0000)' };

/** What others call their errors: the body parsers by `type`, PostgreSQL by SQLSTATE, sockets and the driver by `code`. */
const foreignErrors: Readonly<Record<string, ErrorCode>> = {
  'entity.too.large': 'BODY_TOO_LARGE',
  'entity.parse.failed': 'MALFORMED_BODY',
  'encoding.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'charset.unsupported': 'UNSUPPORTED_MEDIA_TYPE',
  'request.aborted': 'MALFORMED_BODY',
  'request.size.invalid': 'MALFORMED_BODY',
  '22021': 'VALIDATION_FAILED',
  '22P05': 'VALIDATION_FAILED',
  '53300': 'SERVICE_UNAVAILABLE',
  '57P01': 'SERVICE_UNAVAILABLE',
  '57P03': 'SERVICE_UNAVAILABLE',
  CONNECT_TIMEOUT: 'SERVICE_UNAVAILABLE',
  CONNECTION_CLOSED: 'SERVICE_UNAVAILABLE',
  CONNECTION_DESTROYED: 'SERVICE_UNAVAILABLE',
  CONNECTION_ENDED: 'SERVICE_UNAVAILABLE',
  ECONNREFUSED: 'SERVICE_UNAVAILABLE',
  ECONNRESET: 'SERVICE_UNAVAILABLE',
  /** gRPC's UNAVAILABLE: Temporal is away. */
  '14': 'SERVICE_UNAVAILABLE',
};

const MAX_CAUSES = 5;

/** The names that an error and its causes go by, the outermost first. */
function codesOf(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth === MAX_CAUSES) return [];
  const names = ['type', 'code'].flatMap((key) => {
    const name: unknown = Reflect.get(error, key);
    return typeof name === 'string' || typeof name === 'number' ? [String(name)] : [];
  });
  return [...names, ...codesOf('cause' in error ? error.cause : null, depth + 1)];
}

function titleOf(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
