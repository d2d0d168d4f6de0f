import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AutomationDefinition, Step } from './definition';
import { END } from './definition';
import { entryStep, nextStep, outcomeCount } from './next-step';
import { skeletonOf } from './skeleton';
import { validateDefinition } from './validate';

const steps = [
  { id: 'a', nextSteps: ['b', 'END', 'gone'] },
  { id: 'b', nextSteps: [] },
];

describe('the next step', () => {
  it.each([
    ['a', 0, 'b'],
    ['a', 1, END],
    ['a', 2, END],
    ['a', 3, END],
    ['b', 0, END],
    ['unknown', 0, END],
  ])('after %s by outcome %i is %s', (stepId, outcome, expected) => {
    expect(nextStep(steps, stepId, outcome)).toBe(expected);
  });

  it('is at first the first one', () => {
    expect(entryStep(steps)).toBe('a');
    expect(entryStep([])).toBeNull();
  });
});

const branch = (name: string) => ({
  name,
  criteria: { logic: 'AND', conditions: [], tags: [name] } as const,
});

function anyStep(id: string, target: fc.Arbitrary<string>): fc.Arbitrary<Step> {
  const one = fc.tuple(target);
  const tag = one.map((nextSteps): Step => ({ id, type: 'ADD_TAG', nextSteps, configuration: { tag: 'x' } }));
  const hour = { mode: 'DURATION', amount: 1, unit: 'HOURS' } as const;
  const wait = one.map((nextSteps): Step => ({ id, type: 'WAIT', nextSteps, configuration: hour }));
  const branches = [branch('one'), branch('two')];
  const fork = fc
    .tuple(target, target, target)
    .map((nextSteps): Step => ({ id, type: 'CONDITION', nextSteps, configuration: { branches } }));
  return fc.oneof(tag, wait, fork);
}

const anyFlow: fc.Arbitrary<AutomationDefinition> = fc.integer({ min: 1, max: 6 }).chain((count) => {
  const ids = Array.from({ length: count }, (_, index) => `step-${index}`);
  const target = fc.constantFrom(...ids, END);
  return fc.tuple(...ids.map((id) => anyStep(id, target))).map((flowSteps) => ({
    triggers: [{ type: 'CONTACT_CREATED', configuration: {} }],
    steps: flowSteps,
    settings: { reEntry: 'ONCE', timezone: 'UTC' },
  }));
});

it('a walk through a flow that can be published ends, or waits, within as many steps as there are', () => {
  let walked = 0;
  const property = fc.property(anyFlow, fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }), (flow, chances) => {
    if (validateDefinition(flow, { templateIds: null, segments: null }).length > 0) return;
    walked += 1;
    const skeleton = skeletonOf(flow);
    let stepId = entryStep(flow.steps) ?? END;
    let sinceWait = 0;
    for (const chance of chances) {
      const step = flow.steps.find(({ id }) => id === stepId);
      if (step === undefined) break;
      sinceWait = step.type === 'WAIT' ? 0 : sinceWait + 1;
      expect(sinceWait).toBeLessThanOrEqual(flow.steps.length);
      stepId = nextStep(skeleton.steps, stepId, chance % outcomeCount(step));
    }
  });
  fc.assert(property, { numRuns: 3_000, seed: 20261122 });
  expect(walked).toBeGreaterThan(100);
});
