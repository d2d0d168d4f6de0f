export interface StartFailureParts {
  /** What happened, in one sentence. */
  readonly happened: string;
  /** What the reader can do about it, in one sentence or a few lines. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A reason why a part cannot start that a newcomer can act on: it is printed without a stack trace. */
export class StartFailure extends Error {
  readonly happened: string;
  readonly remedy: string;

  constructor({ happened, remedy, cause }: StartFailureParts) {
    super(`${happened}\n${remedy}`, cause === undefined ? undefined : { cause });
    this.name = 'StartFailure';
    this.happened = happened;
    this.remedy = remedy;
  }
}
