/** The walk that everything below belongs to. Ids only: all of this is kept in the run's history. */
export interface WalkKey {
  readonly organizationId: string;
  readonly automationId: string;
  readonly version: number;
  readonly enrolmentId: string;
  readonly contactId: string;
}

/** A step and how often the walk has come to it, from 1. */
export interface StepPlace {
  readonly stepId: string;
  readonly visit: number;
}

/** A wait that is over and not yet written down: told to the next activity, which saves a round trip. */
export interface PassedWait extends StepPlace {
  readonly by: 'TIME' | 'PERSON';
}

/** One visit to one step. Walk, step and visit are the idempotency key of everything done there. */
export interface StepTask extends WalkKey, StepPlace {
  readonly passed: PassedWait | null;
  /** Where each outcome of the step leads; null is the end. */
  readonly next: readonly (StepPlace | null)[];
}

/**
 * What became of a step.
 * - `done`: it is written down, and so is the arrival at the next step, or the end. `outcome` picks the way on.
 * - `waiting`: the wait has begun and is written down.
 * - `held`: the automation is paused; nothing was done.
 * - `deferred`: put off by the mail server; that the walk waits here is written down.
 * - `gone`: the contact was erased, or the walk was ended elsewhere; there is nothing to walk for.
 */
export type StepResult =
  | { readonly kind: 'done'; readonly outcome: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'held' }
  | { readonly kind: 'deferred'; readonly retryAfterMs: number }
  | { readonly kind: 'gone' };

/** A step that failed for good, or until someone mends its cause. `message` is for a person and holds no address. */
export interface FailedStep extends StepTask {
  readonly message: string;
}

/** The end of a walk that no step has written down. */
export interface WalkEnd extends WalkKey {
  readonly passed: PassedWait | null;
  readonly reason: 'ENDED' | 'TAKEN_OUT';
}
