import { TemporalFailure, rootCause } from '@temporalio/common';
import { condition, isCancellation, setCurrentDetails } from '@temporalio/workflow';
import type { Skeleton, SkeletonStep } from '../../domain/automation/skeleton';
import type { StepResult, StepTask, WalkKey } from '../../domain/automation/walk';
import { beginWait, failStep, skipStep, verbs } from './activities';
import { detailsOf } from './details';
import type { Walk } from './walk';
import { takeWish, taskOf } from './walk';

/** A mail server that puts us off for longer than this makes the step fail. */
const PUT_OFF_FOR_AT_MOST_MS = 3 * 86_400_000;

/** Which way on, `LEFT` when the walk is over for this contact, `WAITING` when a wait has begun. */
type StepEnd = number | 'LEFT' | 'WAITING';

export interface Walking {
  readonly walk: Walk;
  readonly skeleton: Skeleton;
  readonly key: WalkKey;
}

/**
 * Takes the step that the walk has come to: waits, then does what the step does, with one activity.
 * A wait by itself costs none: the activity before writes down that it begins, the one after that it is over.
 * @returns the index of the outcome, or null when the walk is over for this contact.
 */
export async function takeStep(walking: Walking, step: SkeletonStep): Promise<number | null> {
  const { walk } = walking;
  if (step.delayMs > 0) {
    if (step.asksFirst || !walk.announced) {
      const begun = await perform(walking, step, beginWait);
      if (begun !== 'WAITING') return begun === 'LEFT' ? null : begun;
    }
    const ended = await waitHere(walking, step, step.delayMs);
    if (ended === 'exit') return null;
    if (step.type === 'WAIT') return passWait(walking, step, ended === 'skip' ? 'PERSON' : 'TIME');
  }
  const end = await perform(walking, step, verbs[step.type]);
  return typeof end === 'number' ? end : null;
}

/** Holds the note for as long as it takes, or until a person asks for something. */
export async function waitHere({ walk, skeleton }: Walking, { title }: { readonly title: string }, delayMs: number) {
  walk.state = 'WAITING';
  walk.wakesAt = new Date(Date.now() + delayMs).toISOString();
  setCurrentDetails(detailsOf(skeleton, walk));
  await condition(() => walk.wish !== null, delayMs, { summary: title });
  walk.state = 'RUNNING';
  walk.wakesAt = null;
  return takeWish(walk);
}

function passWait({ walk, skeleton, key }: Walking, step: SkeletonStep, by: 'TIME' | 'PERSON'): number {
  const { stepId, visit } = taskOf(walk, skeleton, step, key);
  walk.passed = { stepId, visit, by };
  walk.announced = false;
  return 0;
}

/** Runs the step's activity until it is done. A failed step, or one that a pause holds, waits for a person's word. */
async function perform(walking: Walking, step: SkeletonStep, verb: typeof beginWait): Promise<StepEnd> {
  const { walk, skeleton, key } = walking;
  const putOffUntilMs = Date.now() + PUT_OFF_FOR_AT_MOST_MS;
  for (;;) {
    const task = taskOf(walk, skeleton, step, key);
    const result = await attempt(verb, step, task, putOffUntilMs);
    if (result.kind === 'gone') return 'LEFT';
    if (result.kind === 'failed') await failStep({ ...task, message: result.message });
    walk.passed = null;
    walk.announced = true;
    if (result.kind === 'done') return result.outcome;
    if (result.kind === 'waiting') return 'WAITING';

    const wish =
      result.kind === 'deferred'
        ? await waitHere(walking, putOff, result.retryAfterMs)
        : await askPerson(walking, result.kind === 'held' ? 'HELD' : 'FAILED');
    if (wish === 'exit') return 'LEFT';
    if (wish === 'skip') return (await skipStep(task)).kind === 'gone' ? 'LEFT' : step.outcomes - 1;
  }
}

type Attempt = StepResult | { readonly kind: 'failed'; readonly message: string };

const putOff = { title: 'The mail server asked to wait' };
const putOffTooLong = { kind: 'failed', message: 'the mail server has put the message off for three days' } as const;

async function attempt(
  verb: typeof beginWait,
  { title }: SkeletonStep,
  task: StepTask,
  putOffUntilMs: number,
): Promise<Attempt> {
  try {
    const result = await verb.executeWithOptions({ summary: title }, [task]);
    return result.kind === 'deferred' && Date.now() >= putOffUntilMs ? putOffTooLong : result;
  } catch (error) {
    if (!(error instanceof TemporalFailure) || isCancellation(error)) throw error;
    return { kind: 'failed', message: rootCause(error) ?? error.message };
  }
}

async function askPerson({ walk, skeleton }: Walking, state: 'HELD' | 'FAILED') {
  walk.state = state;
  setCurrentDetails(detailsOf(skeleton, walk));
  await condition(() => walk.wish !== null);
  walk.state = 'RUNNING';
  return takeWish(walk);
}
