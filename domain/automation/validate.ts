import type { AutomationDefinition } from './definition';
import type { DefinitionFault } from './fault';
import { faultSentences } from './fault';
import { flowFaults } from './flow-faults';
import { stepFaults } from './step-faults';
import type { KnownSegments } from './trigger-faults';
import { triggerFaults } from './trigger-faults';

interface Known {
  /** The templates that may be sent; null where that is not known. */
  readonly templateIds: ReadonlySet<string> | null;
  readonly segments: KnownSegments | null;
}

/** Everything that keeps a flow from being published; the editor and the API ask the same question. */
export function validateDefinition(definition: AutomationDefinition, known: Known): readonly DefinitionFault[] {
  const { triggers, steps } = definition;
  return [
    ...(triggers.length === 0 ? [{ path: 'triggers', stepId: null, message: faultSentences.noTrigger }] : []),
    ...triggers.flatMap((trigger, index) => triggerFaults(trigger, index, known.segments)),
    ...(steps.length === 0 ? [{ path: 'steps', stepId: null, message: faultSentences.noSteps }] : []),
    ...flowFaults(steps),
    ...steps.flatMap((step, index) => stepFaults(step, index, known.templateIds)),
  ];
}

/** The templates that the steps send, to ask whether they exist. */
export const templateIdsOf = ({ steps }: Pick<AutomationDefinition, 'steps'>): readonly string[] => [
  ...new Set(
    steps.flatMap((step) =>
      step.type === 'SEND_EMAIL' && 'templateId' in step.configuration && step.configuration.templateId !== ''
        ? [step.configuration.templateId]
        : [],
    ),
  ),
];

/** The segments whose members the triggers watch, to ask whether they exist. */
export const watchedSegmentIdsOf = ({ triggers }: Pick<AutomationDefinition, 'triggers'>): readonly string[] => [
  ...new Set(
    triggers.flatMap((trigger) =>
      'segmentId' in trigger.configuration && trigger.configuration.segmentId !== ''
        ? [trigger.configuration.segmentId]
        : [],
    ),
  ),
];
