import {
  ApplicationFailure,
  CancellationScope,
  continueAsNew,
  isCancellation,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { END } from '../../domain/automation/definition';
import { entryStep, nextStep } from '../../domain/automation/next-step';
import { endWalk, loadSkeleton } from './activities';
import type { AutomationRunInput, RunProgress } from './contract';
import { controlRun, runProgress } from './contract';
import { detailsOf } from './details';
import type { Walking } from './take-step';
import { takeStep, waitHere } from './take-step';
import type { Walk } from './walk';
import { arrive, progressOf, refusalOf, startWalk } from './walk';

/** Walks one contact through one version of an automation. See the contract for what the id prevents and how it ends. */
export async function automationRun(input: AutomationRunInput, carried?: Walk): Promise<RunProgress> {
  const { startsAt, ...key } = input;
  const walk = carried ?? startWalk();
  listen(walk);
  const skeleton = await loadSkeleton(key);
  const walking: Walking = { walk, skeleton, key };
  if (carried === undefined) arrive(walk, entryStep(skeleton.steps) ?? END);

  try {
    if (carried === undefined) await waitToBegin(walking, startsAt);
    await walkOn(walking, input);
    await finish(walking);
  } catch (error) {
    if (isCancellation(error))
      await CancellationScope.nonCancellable(() => endWalk({ ...key, passed: walk.passed, reason: 'TAKEN_OUT' }));
    throw error;
  }
  return progressOf(walk);
}

function listen(walk: Walk): void {
  setHandler(runProgress, () => progressOf(walk));
  setHandler(
    controlRun,
    (wish) => {
      walk.wish = wish;
      return progressOf(walk);
    },
    {
      validator: (wish) => {
        const refusal = refusalOf(walk, wish);
        if (refusal !== null) throw ApplicationFailure.nonRetryable(refusal, 'WishRefused');
      },
    },
  );
}

async function waitToBegin(walking: Walking, startsAt: string | null): Promise<void> {
  const delayMs = startsAt === null ? 0 : Date.parse(startsAt) - Date.now();
  if (delayMs > 0) await waitHere(walking, { title: 'Delay after the trigger' }, delayMs);
}

async function walkOn(walking: Walking, input: AutomationRunInput): Promise<void> {
  const { walk, skeleton } = walking;
  while (walk.stepId !== END && walk.wish !== 'exit') {
    setCurrentDetails(detailsOf(skeleton, walk));
    const step = skeleton.steps.find(({ id }) => id === walk.stepId);
    const outcome = step ? await takeStep(walking, step) : null;
    if (step === undefined || outcome === null) return;
    arrive(walk, nextStep(skeleton.steps, step.id, outcome));
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof automationRun>(input, walk);
  }
}

/** The activity of the last step has written down the end, unless a wait was the last, or a person ended it. */
async function finish({ walk, skeleton, key }: Walking): Promise<void> {
  const { passed } = walk;
  if (walk.wish === 'exit') await endWalk({ ...key, passed, reason: 'TAKEN_OUT' });
  else if (passed !== null) await endWalk({ ...key, passed, reason: 'ENDED' });
  walk.state = 'ENDED';
  setCurrentDetails(detailsOf(skeleton, walk));
}
