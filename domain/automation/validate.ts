import type { AutomationDefinition, Trigger } from './definition';
import type { DefinitionFault } from './fault';
import { faultSentences } from './fault';
import { flowFaults } from './flow-faults';
import { stepFaults } from './step-faults';

interface Known {
  /** The templates that may be sent; null where that is not known. */
  readonly templateIds: ReadonlySet<string> | null;
}

/** Everything that keeps a flow from being published; the editor and the API ask the same question. */
export function validateDefinition(definition: AutomationDefinition, known: Known): readonly DefinitionFault[] {
  const { triggers, steps } = definition;
  return [
    ...(triggers.length === 0 ? [{ path: 'triggers', stepId: null, message: faultSentences.noTrigger }] : []),
    ...triggers.flatMap(triggerFaults),
    ...(steps.length === 0 ? [{ path: 'steps', stepId: null, message: faultSentences.noSteps }] : []),
    ...flowFaults(steps),
    ...steps.flatMap((step, index) => stepFaults(step, index, known.templateIds)),
  ];
}

function triggerFaults(trigger: Trigger, index: number): readonly DefinitionFault[] {
  const unnamed = trigger.type === 'EVENT' && trigger.configuration.name.trim() === '';
  const path = `triggers.${index}.configuration.name`;
  return unnamed ? [{ path, stepId: null, message: faultSentences.eventNameMissing }] : [];
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
