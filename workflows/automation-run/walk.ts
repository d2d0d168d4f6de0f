import { END } from '../../domain/automation/definition';
import { nextStep } from '../../domain/automation/next-step';
import type { Skeleton, SkeletonStep } from '../../domain/automation/skeleton';
import type { PassedWait, StepPlace, StepTask, WalkKey } from '../../domain/automation/walk';
import type { EnrolmentWish, RunProgress } from './contract';

/** Where a walk stands: plain JSON, carried across continue-as-new. */
export interface Walk {
  /** A step's id, or `END`. */
  stepId: string;
  readonly visits: Record<string, number>;
  state: RunProgress['state'];
  wakesAt: string | null;
  /** Not yet written down: the next activity does. */
  passed: PassedWait | null;
  /** The last activity has written down that the walk arrived here, and how long it waits. */
  announced: boolean;
  /** Not yet followed. */
  wish: EnrolmentWish | null;
}

export const startWalk = (): Walk => ({
  stepId: END,
  visits: {},
  state: 'RUNNING',
  wakesAt: null,
  passed: null,
  announced: false,
  wish: null,
});

/** Puts the walk on a step, and counts the visit. */
export function arrive(walk: Walk, stepId: string): void {
  walk.stepId = stepId;
  if (stepId !== END) walk.visits[stepId] = visitsOf(walk, stepId) + 1;
}

/** What the activities of the present step are told: where the walk is, and where each outcome would lead. */
export const taskOf = (walk: Walk, { steps }: Skeleton, step: SkeletonStep, key: WalkKey): StepTask => ({
  ...key,
  stepId: step.id,
  visit: visitsOf(walk, step.id),
  passed: walk.passed,
  next: Array.from({ length: step.outcomes }, (_, outcome) => placeAfter(walk, nextStep(steps, step.id, outcome))),
});

const placeAfter = (walk: Walk, stepId: string): StepPlace | null =>
  stepId === END ? null : { stepId, visit: visitsOf(walk, stepId) + 1 };

const visitsOf = (walk: Walk, stepId: string): number => walk.visits[stepId] ?? 0;

export const progressOf = ({ stepId, state, wakesAt }: Walk): RunProgress => ({
  stepId: stepId === END ? null : stepId,
  state,
  wakesAt,
});

const possibleIn: Readonly<Record<RunProgress['state'], readonly EnrolmentWish[]>> = {
  RUNNING: ['exit'],
  WAITING: ['skip', 'exit'],
  HELD: ['retry', 'exit'],
  FAILED: ['retry', 'skip', 'exit'],
  ENDED: [],
};

/** Why a wish cannot be followed now; null when it can. */
export function refusalOf(walk: Walk, wish: EnrolmentWish): string | null {
  if (walk.wish !== null) return `this walk is about to follow another wish: ${walk.wish}`;
  return possibleIn[walk.state].includes(wish) ? null : `cannot ${wish} while ${walk.state.toLowerCase()}`;
}

/** The wish that ended a wait, taken so that it is followed once; `exit` stays, because it is followed at the end. */
export function takeWish(walk: Walk): EnrolmentWish | null {
  const { wish } = walk;
  if (wish !== 'exit') walk.wish = null;
  return wish;
}
