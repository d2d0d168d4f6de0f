import { skeletonOf } from '../domain/automation/skeleton';
import type { Skeleton } from '../domain/automation/skeleton';
import type { FailedStep, StepResult, StepTask, WalkEnd, WalkKey } from '../domain/automation/walk';
import { loadVersion } from '../services/automation/load-version';
import type { ServiceCall } from '../services/context';
import { beginWait } from '../services/enrolment/begin-wait';
import { addTagStep, removeTagStep } from '../services/enrolment/change-tag';
import { endWalk } from '../services/enrolment/end-walk';
import { evaluateConditionStep } from '../services/enrolment/evaluate-condition';
import { failStep, skipStep } from '../services/enrolment/fail-step';
import { sendEmailStep } from '../services/enrolment/send-email';
import { updateFieldStep } from '../services/enrolment/update-field';
import type { ActivityDeps } from './deps';
import { systemContext } from './deps';
import { reporting } from './failure';

export type AutomationActivities = ReturnType<typeof createAutomationActivities>;
export type DeliveryStepActivities = ReturnType<typeof createDeliveryStepActivities>;

/** The verbs of automations that need the database alone, for the queue `automations`. */
export function createAutomationActivities(deps: ActivityDeps) {
  const call = <Input extends { readonly organizationId: string }>(input: Input): ServiceCall<Input> => ({
    ctx: systemContext(deps, input.organizationId),
    input,
  });
  return {
    loadSkeleton: reporting(async (key: WalkKey): Promise<Skeleton> =>
      skeletonOf(await loadVersion(systemContext(deps, key.organizationId), key)),
    ),
    addTag: reporting((task: StepTask): Promise<StepResult> => addTagStep(call(task))),
    removeTag: reporting((task: StepTask): Promise<StepResult> => removeTagStep(call(task))),
    updateField: reporting((task: StepTask): Promise<StepResult> => updateFieldStep(call(task))),
    evaluateCondition: reporting((task: StepTask): Promise<StepResult> => evaluateConditionStep(call(task))),
    beginWait: reporting((task: StepTask): Promise<StepResult> => beginWait(call(task))),
    failStep: reporting((task: FailedStep): Promise<void> => failStep(call(task))),
    skipStep: reporting((task: StepTask): Promise<StepResult> => skipStep(call(task))),
    endWalk: reporting((end: WalkEnd): Promise<void> => endWalk(call(end))),
  };
}

/** The verbs of automations that reach outside, for the queue `delivery`. */
export function createDeliveryStepActivities(deps: ActivityDeps) {
  return {
    sendEmail: reporting((task: StepTask): Promise<StepResult> =>
      sendEmailStep(deps, { ctx: systemContext(deps, task.organizationId), input: task }),
    ),
  };
}
