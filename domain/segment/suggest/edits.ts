import type { ConditionGroup, SegmentCondition, SegmentCriteria } from '../criteria';
import type { Candidate, ChangeKind } from './candidate';
import { otherBehaviours, otherFields } from './steps';

/** One change inside a group: the group with it, and the part that changed. */
interface Edit extends Omit<Candidate, 'criteria'> {
  readonly group: ConditionGroup;
}

/** A condition on its own, for the words of a change. */
const alone = (condition: SegmentCondition): SegmentCriteria => ({ logic: 'AND', conditions: [condition] });

/** Every single change of the conditions of criteria, of which each is likely to let more people in, or fewer. */
export function conditionEdits(criteria: SegmentCriteria, grow: boolean): readonly Candidate[] {
  const { logic, conditions } = criteria;
  return editsOf({ logic, conditions }, grow).map(({ group, ...change }) => ({
    ...change,
    criteria: { ...criteria, logic: group.logic, conditions: group.conditions },
  }));
}

function editsOf(group: ConditionGroup, wanted: boolean): readonly Edit[] {
  // Inside a negated group, whoever is let in is left out.
  const grow = group.not === true ? !wanted : wanted;
  return [
    ...otherLogic(group, grow),
    ...group.conditions.flatMap((_condition, at) => editsAt(group, at, grow, wanted)),
  ];
}

function otherLogic(group: ConditionGroup, grow: boolean): readonly Edit[] {
  if (group.conditions.length < 2 || (group.logic === 'AND') !== grow) return [];
  const logic = group.logic === 'AND' ? 'OR' : 'AND';
  const changed = { ...group, logic } as const;
  const kind = logic === 'OR' ? 'ANY_OF' : 'ALL_OF';
  return [{ kind, group: changed, before: alone(group), after: alone(changed) }];
}

function editsAt(group: ConditionGroup, at: number, grow: boolean, wanted: boolean): readonly Edit[] {
  const condition = group.conditions[at];
  if (condition === undefined) return [];
  const before = alone(condition);
  const put = (other: SegmentCondition): ConditionGroup => ({
    ...group,
    conditions: group.conditions.with(at, other),
  });
  const stepKind: ChangeKind = wanted ? 'LOOSEN' : 'TIGHTEN';
  const step = (other: SegmentCondition): Edit => ({ kind: stepKind, group: put(other), before, after: alone(other) });
  return [...stepsOf(condition, grow).map(step), ...inside(condition, grow, put), ...dropped(group, at, grow)];
}

function stepsOf(condition: SegmentCondition, grow: boolean): readonly SegmentCondition[] {
  if ('conditions' in condition) return [];
  return 'field' in condition ? otherFields(condition, grow) : otherBehaviours(condition, grow);
}

const inside = (
  condition: SegmentCondition,
  grow: boolean,
  put: (other: SegmentCondition) => ConditionGroup,
): readonly Edit[] =>
  'conditions' in condition
    ? editsOf(condition, grow).map(({ group, ...change }) => ({ ...change, group: put(group) }))
    : [];

/** One condition fewer of those that must all hold lets more people in; one fewer of those that may, fewer. */
function dropped(group: ConditionGroup, at: number, grow: boolean): readonly Edit[] {
  const condition = group.conditions[at];
  if (condition === undefined || group.conditions.length < 2 || (group.logic === 'AND') !== grow) return [];
  const conditions = group.conditions.toSpliced(at, 1);
  return [{ kind: 'DROP', group: { ...group, conditions }, before: alone(condition), after: null }];
}
