import type { FieldFault } from '../../domain/error/failure';

/** An answer that is an error, as RFC 9457 words it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: readonly FieldFault[],
  ) {
    super(message);
  }
}
