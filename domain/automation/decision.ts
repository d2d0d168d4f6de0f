import type { StepOutcome } from './enrolment';
import type { Why } from './why';

/** What was decided at a step, as its step run keeps it. */
export interface Decision {
  readonly outcome: Exclude<StepOutcome, 'WAITING' | 'FAILED'>;
  /** The index of the step's outcome, which picks the way on. */
  readonly way: number;
  readonly why: Why;
  readonly messageId?: string | null;
}

export const done = (why: Why): Decision => ({ outcome: 'DONE', way: 0, why });

/** A step that is passed over goes on by its last way: everyone else's, where it has branches. */
export const skipped = (outcomes: number, why: Why): Decision => ({ outcome: 'SKIPPED', way: outcomes - 1, why });
