import { describe, expect, it } from 'vitest';
import type { AutomationDefinition, Step, Trigger } from './definition';
import { templateIdsOf, validateDefinition, watchedSegmentIdsOf } from './validate';

const TEMPLATE = '0193c1f0-0000-7000-8000-000000000001';
const DYNAMIC = '0193c1f0-0000-7000-8000-000000000002';
const STATIC = '0193c1f0-0000-7000-8000-000000000003';
const segments = new Map([
  [DYNAMIC, { dynamic: true }],
  [STATIC, { dynamic: false }],
]);
const created: Trigger = { type: 'CONTACT_CREATED', configuration: {} };
const tag = (id: string, ...nextSteps: string[]): Step => ({
  id,
  type: 'ADD_TAG',
  nextSteps,
  configuration: { tag: id },
});
const wait = (id: string, ...nextSteps: string[]): Step => ({
  id,
  type: 'WAIT',
  nextSteps,
  configuration: { mode: 'DURATION', amount: 1, unit: 'DAYS' },
});
const mail = (templateId: string): Step => ({
  id: 'mail',
  type: 'SEND_EMAIL',
  nextSteps: [],
  configuration: { templateId },
});
const everyone = { logic: 'AND', conditions: [] } as const;
const french = {
  logic: 'AND',
  conditions: [{ field: 'country', operator: 'EQUALS', value: 'FR', dataType: 'STRING' }],
} as const;
const fork = (names: readonly [string, typeof everyone | typeof french][], ...nextSteps: string[]): Step => ({
  id: 'fork',
  type: 'CONDITION',
  nextSteps,
  configuration: { branches: names.map(([name, criteria]) => ({ name, criteria })) },
});

const flow = (...steps: Step[]): AutomationDefinition => ({
  triggers: [created],
  steps,
  settings: { reEntry: 'ONCE', timezone: 'Europe/Paris' },
});
const started = (trigger: Trigger): AutomationDefinition => ({ ...flow(tag('a')), triggers: [trigger] });
const faults = (definition: AutomationDefinition) =>
  validateDefinition(definition, { templateIds: new Set([TEMPLATE]), segments }).map(
    ({ path, stepId, message }) => `${path} (${stepId}): ${message.en}`,
  );

describe('a flow that can be published', () => {
  it.each([
    ['an open end', flow(tag('a'))],
    ['an explicit end', flow(tag('a', 'END'))],
    ['branches that merge', flow(fork([['FR', french]], 'a', 'b'), tag('a', 'c'), tag('b', 'c'), tag('c'))],
    ['a loop with a wait', flow(fork([['FR', french]], 'w', 'END'), wait('w', 'fork'))],
    ['a loop through a step that is delayed', flow({ ...tag('a', 'b'), delay: 5 }, tag('b', 'a'))],
    ['a template that exists', flow(mail(TEMPLATE))],
  ])('%s', (_what, definition) => {
    expect(faults(definition)).toEqual([]);
  });
});

describe('what keeps a flow from being published', () => {
  it.each([
    ['no trigger', { ...flow(tag('a')), triggers: [] }, 'triggers (null)'],
    ['no step', flow(), 'steps (null)'],
    ['a step that leads nowhere', flow(tag('a', 'gone')), 'steps.0.nextSteps.0 (a)'],
    ['more next steps than outcomes', flow(tag('a', 'b', 'b'), tag('b')), 'steps.0.nextSteps (a)'],
    ['an orphan', flow(tag('a'), tag('b')), 'steps.1 (b)'],
    ['a loop without a wait', flow(tag('a', 'b'), tag('b', 'a')), 'steps.0 (a)'],
    ['a step that leads to itself', flow(tag('a', 'a')), 'steps.0 (a)'],
    ['an id used twice', flow(tag('a', 'a2'), wait('a2'), tag('a')), 'steps.2.id (a)'],
    ['an id that means the end', flow(tag('END')), 'steps.0.id (END)'],
    [
      'a template that is not there',
      flow(mail('0193c1f0-0000-7000-8000-000000000002')),
      'steps.0.configuration.templateId (mail)',
    ],
    ['no template chosen', flow(mail('')), 'steps.0.configuration.templateId (mail)'],
    ['a condition without branches', flow(fork([])), 'steps.0.configuration.branches (fork)'],
    [
      'a branch behind one that takes everyone',
      flow(
        fork(
          [
            ['all', everyone],
            ['FR', french],
          ],
          'END',
          'END',
          'END',
        ),
      ),
      'steps.0.configuration.branches.1 (fork)',
    ],
    [
      'a branch that asks what one before has asked',
      flow(
        fork([
          ['FR', french],
          ['France', french],
        ]),
      ),
      'steps.0.configuration.branches.1 (fork)',
    ],
    [
      'an empty tag',
      flow({ id: 'a', type: 'REMOVE_TAG', nextSteps: [], configuration: { tag: ' ' } }),
      'steps.0.configuration.tag (a)',
    ],
    [
      'the address as a field to change',
      flow({ id: 'a', type: 'UPDATE_FIELD', nextSteps: [], configuration: { field: 'email', value: 'x' } }),
      'steps.0.configuration.field (a)',
    ],
    [
      'adding to what is no number',
      flow({ id: 'a', type: 'UPDATE_FIELD', nextSteps: [], configuration: { field: 'city', increment: 1 } }),
      'steps.0.configuration.increment (a)',
    ],
    [
      'an event without a name',
      { ...flow(tag('a')), triggers: [{ type: 'EVENT', configuration: { name: '' } }] },
      'triggers.0.configuration.name (null)',
    ],
    [
      'a segment not chosen yet',
      started({ type: 'SEGMENT_ENTERED', configuration: { segmentId: '' } }),
      'triggers.0.configuration.segmentId (null)',
    ],
    [
      'a segment that is not there',
      started({ type: 'SEGMENT_LEFT', configuration: { segmentId: TEMPLATE } }),
      'triggers.0.configuration.segmentId (null)',
    ],
    [
      'a segment that nobody enters by themselves',
      started({ type: 'SEGMENT_ENTERED', configuration: { segmentId: STATIC } }),
      'triggers.0.configuration.segmentId (null)',
    ],
    [
      'a score without a threshold',
      started({ type: 'SCORE_CHANGED', configuration: { score: 'leadScore' } }),
      'triggers.0.configuration.above (null)',
    ],
    [
      'a score with two thresholds',
      started({ type: 'SCORE_CHANGED', configuration: { score: 'leadScore', above: 1, below: 1 } }),
      'triggers.0.configuration.below (null)',
    ],
  ] satisfies [string, AutomationDefinition, string][])('%s', (_what, definition, place) => {
    expect(faults(definition)).toEqual([expect.stringContaining(`${place}: `)]);
  });

  it('is told all at once, the loop by the names of its steps', () => {
    const named = { ...tag('a', 'b', 'gone'), name: 'Welcome' };
    expect(faults(flow(named, tag('b', 'a'), tag('c')))).toEqual([
      expect.stringContaining('steps.0.nextSteps (a)'),
      expect.stringContaining('the step gone'),
      expect.stringContaining('the step c'),
      expect.stringContaining('Welcome → b → Welcome'),
    ]);
  });

  it('does not ask for templates where they are not known', () => {
    expect(validateDefinition(flow(mail(TEMPLATE)), { templateIds: null, segments })).toEqual([]);
    expect(templateIdsOf(flow(mail(TEMPLATE), mail(TEMPLATE), mail('')))).toEqual([TEMPLATE]);
  });

  it('does not ask for segments where they are not known', () => {
    const entered = started({ type: 'SEGMENT_ENTERED', configuration: { segmentId: DYNAMIC } });
    expect(validateDefinition(entered, { templateIds: null, segments: null })).toEqual([]);
    expect(faults(entered)).toEqual([]);
    expect(watchedSegmentIdsOf(entered)).toEqual([DYNAMIC]);
  });
});
