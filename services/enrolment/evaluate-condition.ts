import type { Decision } from '../../domain/automation/decision';
import type { StepResult, StepTask } from '../../domain/automation/walk';
import type { ServiceCall } from '../context';
import { contactMatches } from '../segment/matches';
import type { StepScope } from './take-step';
import { onConditions, takeStep } from './take-step';

/** Takes the first branch that holds for the contact now, else everyone else's. */
export const evaluateConditionStep = (call: ServiceCall<StepTask>): Promise<StepResult> =>
  takeStep(call, 'CONDITION', onConditions(chooseBranch));

async function chooseBranch({ ctx, step, contactId }: StepScope<'CONDITION'>): Promise<Decision> {
  const { branches } = step.configuration;
  for (const [way, { name, criteria }] of branches.entries()) {
    if (await contactMatches({ ctx, input: { contactId, criteria } }))
      return { outcome: 'BRANCH', way, why: { code: 'BRANCH_TAKEN', branch: name } };
  }
  return { outcome: 'BRANCH', way: branches.length, why: { code: 'NO_BRANCH_HELD' } };
}
