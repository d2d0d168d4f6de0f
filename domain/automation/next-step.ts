import { END } from './definition';
import type { Step } from './definition';

/** What of a step decides where a walk goes: a step of a definition and a step of a skeleton both do. */
export interface FlowStep {
  readonly id: string;
  readonly nextSteps: readonly string[];
}

/** The step that a walk begins with; null for a flow without steps. */
export const entryStep = (steps: readonly FlowStep[]): string | null => steps[0]?.id ?? null;

/**
 * Where a walk goes after `outcome`, the index of the step's outcome (0 for a step that has only one).
 * @returns a step's id, or `END`: also for a missing entry and for a step that is not there.
 */
export function nextStep(steps: readonly FlowStep[], stepId: string, outcome: number): string {
  const next = steps.find(({ id }) => id === stepId)?.nextSteps[outcome] ?? END;
  return steps.some(({ id }) => id === next) ? next : END;
}

/** How many outcomes a step has, which is how many next steps it may name: for a condition its branches, then everyone else. */
export const outcomeCount = (step: Step): number =>
  step.type === 'CONDITION' ? step.configuration.branches.length + 1 : 1;
