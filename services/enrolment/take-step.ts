import type { AutomationDefinition, Step, StepType } from '../../domain/automation/definition';
import type { Decision } from '../../domain/automation/decision';
import { skipped } from '../../domain/automation/decision';
import { outcomeCount } from '../../domain/automation/next-step';
import type { StepResult, StepTask } from '../../domain/automation/walk';
import { loadVersion } from '../automation/load-version';
import type { ServiceCall, ServiceContext } from '../context';
import { contactMatches } from '../segment/matches';
import { recordDecision, recordStay } from './record';
import type { Standing } from './standing';
import { answerOf, lockStanding } from './standing';

type StepOf<Type extends StepType> = Extract<Step, { readonly type: Type }>;

/** What a step acts in: its walk's transaction and workspace. */
export interface StepScope<Type extends StepType> {
  readonly ctx: ServiceContext;
  readonly step: StepOf<Type>;
  readonly contactId: string;
}

type Act<Type extends StepType> = (scope: StepScope<Type>) => Promise<Decision>;

/**
 * Takes a step whose effect is in the database: effect, outcome and the arrival at the next step in one transaction.
 * However often it is called for the same visit, the effect happens once.
 */
export async function takeStep<Type extends StepType>(
  { ctx, input: task }: ServiceCall<StepTask>,
  type: Type,
  act: Act<Type>,
): Promise<StepResult> {
  const definition = await loadVersion(ctx, task);
  const step = stepOf(definition, task.stepId, type);
  return ctx.db.transaction(async (tx) => {
    const standing = await lockStanding(tx, task);
    const answer = answerOf(standing);
    const visit = { task, step, definition, now: ctx.now() };
    if (answer?.kind === 'held') await recordStay(tx, visit, { status: 'PAUSED' });
    if (answer !== null || standing === null) return answer ?? { kind: 'gone' };
    const decision = await act({ ctx: scopedTo({ ...ctx, db: tx }, standing), step, contactId: task.contactId });
    await recordDecision(tx, visit, decision);
    return { kind: 'done', outcome: decision.way };
  });
}

/** The same for a step that is passed over where its conditions do not hold. */
export const onConditions =
  <Type extends StepType>(act: Act<Type>): Act<Type> =>
  async (scope) =>
    (await unlessHolding(scope.ctx, scope.step, scope.contactId)) ?? act(scope);

/** The decision to pass a step over, where its conditions do not hold; null where they do. */
export async function unlessHolding(ctx: ServiceContext, step: Step, contactId: string): Promise<Decision | null> {
  const { conditions = [] } = step;
  if (conditions.length === 0) return null;
  const holds = await contactMatches({ ctx, input: { contactId, criteria: { logic: 'AND', conditions } } });
  return holds ? null : skipped(outcomeCount(step), { code: 'CONDITIONS_NOT_MET' });
}

/** Conditions and changes of an artist's automation stay within the artist's workspace. */
export const scopedTo = (ctx: ServiceContext, { artistId }: Standing): ServiceContext => ({ ...ctx, artistId });

/** The step that a run asks for. A run is pinned to its version, so that it is there. */
export function stepIn({ steps }: AutomationDefinition, stepId: string): Step {
  const step = steps.find(({ id }) => id === stepId);
  if (step === undefined) throw new Error(`the version has no step ${stepId}`);
  return step;
}

/** The same, with the configuration of its type. */
export function stepOf<Type extends StepType>(
  definition: AutomationDefinition,
  stepId: string,
  type: Type,
): StepOf<Type> {
  const step = stepIn(definition, stepId);
  if (!isOfType(step, type)) throw new Error(`the step ${stepId} is no ${type}`);
  return step;
}

const isOfType = <Type extends StepType>(step: Step, type: Type): step is StepOf<Type> => step.type === type;
