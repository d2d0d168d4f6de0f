import { END } from './definition';
import type { Step } from './definition';
import type { DefinitionFault } from './fault';
import { faultSentences, idTaken, leadsNowhere, loopWithoutWait, orphan, tooManyNextSteps } from './fault';
import { outcomeCount } from './next-step';
import { stepDelayMs } from './skeleton';

/** What is wrong with how the steps hang together. An open end is none: it ends the walk. */
export function flowFaults(steps: readonly Step[]): readonly DefinitionFault[] {
  return [...idFaults(steps), ...edgeFaults(steps), ...orphanFaults(steps), ...loopFaults(steps)];
}

function idFaults(steps: readonly Step[]): readonly DefinitionFault[] {
  const seen = new Set<string>();
  return steps.flatMap(({ id }, index) => {
    const fault = { path: `steps.${index}.id`, stepId: id };
    if (id === END) return [{ ...fault, message: faultSentences.idReserved }];
    if (seen.has(id)) return [{ ...fault, message: idTaken(id) }];
    seen.add(id);
    return [];
  });
}

function edgeFaults(steps: readonly Step[]): readonly DefinitionFault[] {
  const ids = new Set(steps.map(({ id }) => id));
  return steps.flatMap((step, index) => {
    const path = `steps.${index}.nextSteps`;
    const outcomes = outcomeCount(step);
    const surplus =
      step.nextSteps.length > outcomes ? [{ path, stepId: step.id, message: tooManyNextSteps(outcomes) }] : [];
    const nowhere = step.nextSteps.flatMap((next, outcome) =>
      next === END || ids.has(next)
        ? []
        : [{ path: `${path}.${outcome}`, stepId: step.id, message: leadsNowhere(next) }],
    );
    return [...surplus, ...nowhere];
  });
}

function orphanFaults(steps: readonly Step[]): readonly DefinitionFault[] {
  const reached = reachableFrom(steps, steps.slice(0, 1));
  return steps.flatMap((step, index) =>
    reached.has(step.id) ? [] : [{ path: `steps.${index}`, stepId: step.id, message: orphan(step.name ?? step.id) }],
  );
}

function reachableFrom(steps: readonly Step[], start: readonly Step[]): ReadonlySet<string> {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const reached = new Set<string>();
  const pending = [...start];
  for (let step = pending.pop(); step; step = pending.pop()) {
    if (reached.has(step.id)) continue;
    reached.add(step.id);
    pending.push(...step.nextSteps.flatMap((next) => byId.get(next) ?? []));
  }
  return reached;
}

/** Each loop that a walk could go round without ever waiting, reported once, at its first step. */
function loopFaults(steps: readonly Step[]): readonly DefinitionFault[] {
  const hasty = steps.filter((step) => stepDelayMs(step) === 0);
  const reported = new Set<string>();
  return hasty.flatMap((step) => {
    const loop = reported.has(step.id) ? null : shortestLoop(hasty, step);
    if (loop === null) return [];
    for (const { id } of loop) reported.add(id);
    const names = [...loop, step].map(({ id, name }) => name ?? id);
    return [{ path: `steps.${steps.indexOf(step)}`, stepId: step.id, message: loopWithoutWait(names) }];
  });
}

/** The steps of a shortest way from `start` back to itself, `start` first; null where there is none. */
function shortestLoop(steps: readonly Step[], start: Step): readonly Step[] | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const seen = new Set<string>();
  let ways: readonly (readonly Step[])[] = [[start]];
  while (ways.length > 0) {
    const longer: (readonly Step[])[] = [];
    for (const way of ways) {
      for (const next of way.at(-1)?.nextSteps ?? []) {
        if (next === start.id) return way;
        const step = byId.get(next);
        if (step === undefined || seen.has(next)) continue;
        seen.add(next);
        longer.push([...way, step]);
      }
    }
    ways = longer;
  }
  return null;
}
