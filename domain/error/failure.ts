import type { Locale, Sentences } from '../locale/locale';
import type { ErrorCode } from './codes';
import { errorSentences } from './sentences';

/** One field at fault: `path` in dots (`steps.2.configuration.amount`), `message` for a person. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

export interface FailureSubject {
  readonly campaignId?: string;
  readonly contactId?: string;
  readonly workflowId?: string;
}

interface FailureOptions extends FailureSubject {
  /** A sentence of its own instead of the code's general one. */
  readonly message?: Sentences;
  readonly details?: readonly FieldFault[];
  readonly cause?: unknown;
}

/** An error with a public half (code, sentence, details) and an internal one (`cause`, for the log alone). */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly details: readonly FieldFault[];
  readonly subject: FailureSubject;
  readonly #message: Sentences;

  constructor(
    readonly code: ErrorCode,
    options: FailureOptions = {},
  ) {
    const sentences = options.message ?? errorSentences[code];
    super(sentences.en, { cause: options.cause });
    this.#message = sentences;
    this.details = options.details ?? [];
    this.subject = {
      ...(options.campaignId === undefined ? {} : { campaignId: options.campaignId }),
      ...(options.contactId === undefined ? {} : { contactId: options.contactId }),
      ...(options.workflowId === undefined ? {} : { workflowId: options.workflowId }),
    };
  }

  /** What happened, what it means and what to do, in the reader's language. */
  sentence(locale: Locale): string {
    return this.#message[locale];
  }
}

/** `throw failure('NOT_FOUND')`; `throw failure('INVALID_STATE', { message: { en, fr }, campaignId })`. */
export const failure = (code: ErrorCode, options?: FailureOptions) => new Failure(code, options);

/** A request that does not validate: every field at fault is listed. */
export const invalid = (details: readonly FieldFault[]) => new Failure('VALIDATION_FAILED', { details });
