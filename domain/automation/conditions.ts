import type { SegmentCondition } from '../segment/criteria';
import type { AutomationDefinition } from './definition';

/** Conditions of a definition, with the place of the criteria that hold them, in dots, and the step they belong to. */
export interface DefinitionConditions {
  readonly at: string;
  /** Null for a trigger's. */
  readonly stepId: string | null;
  readonly conditions: readonly SegmentCondition[];
}

/** Everything that a definition asks of contacts: of who may enter, of whom a step is for, and of who takes a branch. */
export const conditionsOf = ({ triggers, steps }: AutomationDefinition): readonly DefinitionConditions[] => [
  ...triggers.map(({ conditions = [] }, index) => ({ at: `triggers.${index}`, stepId: null, conditions })),
  ...steps.flatMap((step, index): readonly DefinitionConditions[] => {
    const { id: stepId, conditions = [] } = step;
    const own = { at: `steps.${index}`, stepId, conditions };
    if (step.type !== 'CONDITION') return [own];
    const branches = step.configuration.branches.map(({ criteria }, branch) => ({
      at: `steps.${index}.configuration.branches.${branch}.criteria`,
      stepId,
      conditions: criteria.conditions,
    }));
    return [own, ...branches];
  }),
];
