import type { AutomationDefinition, Step, StepType } from './definition';
import { durationMs, durationWords, minutesMs } from './duration';
import { outcomeCount } from './next-step';

/** What the interpreter needs of a step to walk on. The content stays in the database. */
export interface SkeletonStep {
  readonly id: string;
  readonly type: StepType;
  /** In the marketer's words, for whoever watches the run: `Wait 3 days: after welcome`. */
  readonly title: string;
  /** Ids of steps, or `END`, in the order of the step's outcomes. */
  readonly nextSteps: readonly string[];
  /** How many ways lead on from here. The last is everyone else's, and that of a step that is skipped. */
  readonly outcomes: number;
  /** How long a walk waits here before the step is done; 0 where it does not. */
  readonly delayMs: number;
  /** A wait whose conditions decide, when the walk comes to it, whether it is waited at all. */
  readonly asksFirst: boolean;
}

/** A version of an automation without its content: what a run carries in its history. */
export interface Skeleton {
  readonly steps: readonly SkeletonStep[];
}

export const skeletonOf = ({ steps }: Pick<AutomationDefinition, 'steps'>): Skeleton => ({
  steps: steps.map((step) => ({
    id: step.id,
    type: step.type,
    title: step.name ? `${stepWords(step)}: ${step.name}` : stepWords(step),
    nextSteps: step.nextSteps,
    outcomes: outcomeCount(step),
    delayMs: stepDelayMs(step),
    asksFirst: asksFirst(step),
  })),
});

/** The step's own delay and, for a wait, the wait itself. */
export function stepDelayMs(step: Step): number {
  const delayMs = minutesMs(step.delay ?? 0);
  return step.type === 'WAIT' ? delayMs + durationMs(step.configuration.amount, step.configuration.unit) : delayMs;
}

/** Every other step with a delay asks its conditions after the delay, when it is done. */
export const asksFirst = (step: Step): boolean => step.type === 'WAIT' && (step.conditions ?? []).length > 0;

function stepWords(step: Step): string {
  switch (step.type) {
    case 'SEND_EMAIL':
      return 'Send email';
    case 'ADD_TAG':
      return `Add tag ${step.configuration.tag}`;
    case 'REMOVE_TAG':
      return `Remove tag ${step.configuration.tag}`;
    case 'UPDATE_FIELD':
      return `Set ${step.configuration.field}`;
    case 'WAIT':
      return `Wait ${durationWords(step.configuration.amount, step.configuration.unit).en}`;
    case 'CONDITION':
      return `Branch on ${step.configuration.branches.map(({ name }) => name).join(', ')}`;
  }
}
