import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AutomationActivities, DeliveryStepActivities } from '../../activities';
import type { Step } from '../../domain/automation/definition';
import { skeletonOf } from '../../domain/automation/skeleton';
import type { StepResult, StepTask, WalkEnd } from '../../domain/automation/walk';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import type { AutomationRunInput } from './contract';
import { automationRunId, controlRun, runProgress } from './contract';
import type { automationRun } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
}, 60_000);
afterAll(() => environment.teardown());

type Activities = AutomationActivities & DeliveryStepActivities;
const done = (outcome = 0): Promise<StepResult> => Promise.resolve({ kind: 'done', outcome });

/** Activities that do nothing and note what they were asked: `addTag tag#1`. */
function recordingActivities(steps: readonly Step[], answers: Partial<Activities> = {}) {
  const asked: string[] = [];
  const note =
    <Input extends object>(name: string, answer: (input: Input) => Promise<StepResult>) =>
    (input: Input & Partial<StepTask & WalkEnd>) => {
      const { stepId, visit, passed, reason } = input;
      const after = passed ? ` after ${passed.stepId}#${passed.visit} ${passed.by}` : '';
      asked.push(`${name} ${stepId === undefined ? reason : `${stepId}#${visit}`}${after}`);
      return answer(input);
    };
  const activities = {
    loadSkeleton: () => Promise.resolve(skeletonOf({ steps })),
    sendEmail: note('sendEmail', answers.sendEmail ?? (() => done())),
    addTag: note('addTag', answers.addTag ?? (() => done())),
    removeTag: note('removeTag', answers.removeTag ?? (() => done())),
    updateField: note('updateField', answers.updateField ?? (() => done())),
    evaluateCondition: note('evaluateCondition', answers.evaluateCondition ?? (() => done())),
    beginWait: note('beginWait', answers.beginWait ?? (() => Promise.resolve({ kind: 'waiting' as const }))),
    skipStep: note('skipStep', answers.skipStep ?? (() => done())),
    failStep: note('failStep', () => done()),
    endWalk: note('endWalk', () => done()),
  };
  return { asked, activities };
}

const newRun = (startsAt: string | null = null): AutomationRunInput => ({
  organizationId: randomUUID(),
  automationId: randomUUID(),
  enrolmentId: randomUUID(),
  contactId: randomUUID(),
  version: 1,
  startsAt,
});

const start = (run = newRun()) =>
  environment.client.workflow.start<typeof automationRun>('automationRun', {
    taskQueue: 'automations',
    workflowId: automationRunId(run),
    args: [run],
  });
type Run = Awaited<ReturnType<typeof start>>;

interface Walk {
  readonly steps: readonly Step[];
  readonly answers?: Partial<Activities>;
  readonly run?: AutomationRunInput;
  /** What happens while it walks; it walks to its end by itself otherwise. */
  readonly meanwhile?: (run: Run) => Promise<unknown>;
}

/** Walks to the end, replays the history, and says what the activities were asked. */
async function walk({ steps, answers, run, meanwhile }: Walk) {
  const { asked, activities } = recordingActivities(steps, answers);
  const { result, history } = await withWorkers(
    environment,
    { automations: activities, delivery: activities },
    async () => {
      const handle = await start(run);
      await meanwhile?.(handle);
      return { result: await handle.result(), history: await handle.fetchHistory() };
    },
  );
  await Worker.runReplayHistory({ workflowBundle: { codePath: inject('workflowBundle') } }, history);
  return { asked, result };
}

const tag = (id: string, next: readonly string[]): Step => ({
  id,
  type: 'ADD_TAG',
  nextSteps: [...next],
  configuration: { tag: id },
});
const mail = (id: string, next: readonly string[]): Step => ({
  id,
  type: 'SEND_EMAIL',
  nextSteps: [...next],
  configuration: { templateId: randomUUID() },
});
const wait = (id: string, next: readonly string[], days = 21): Step => ({
  id,
  type: 'WAIT',
  nextSteps: [...next],
  configuration: { mode: 'DURATION', amount: days, unit: 'DAYS' },
});
const fork = (id: string, next: readonly string[]): Step => ({
  id,
  type: 'CONDITION',
  nextSteps: [...next],
  configuration: { branches: [{ name: 'yes', criteria: { logic: 'AND', conditions: [] } }] },
});

describe('a walk', () => {
  it('costs one activity a step, and none for a wait between two steps', async () => {
    const { asked } = await walk({
      steps: [mail('welcome', ['three-weeks']), wait('three-weeks', ['tag']), tag('tag', [])],
    });
    expect(asked).toEqual(['sendEmail welcome#1', 'addTag tag#1 after three-weeks#1 TIME']);
  });

  it('writes down by itself a wait that comes first, and an end that comes after a wait', async () => {
    const { asked } = await walk({ steps: [wait('first', ['second']), wait('second', [])] });
    expect(asked).toEqual([
      'beginWait first#1',
      'beginWait second#1 after first#1 TIME',
      'endWalk ENDED after second#1 TIME',
    ]);
  });

  it('takes the branch that the activity chose, and merges again', async () => {
    const steps = [fork('fork', ['yes', 'no']), tag('yes', ['both']), tag('no', ['both']), tag('both', [])];
    const first = await walk({ steps });
    expect(first.asked).toEqual(['evaluateCondition fork#1', 'addTag yes#1', 'addTag both#1']);
    const other = await walk({ steps, answers: { evaluateCondition: () => done(1) } });
    expect(other.asked).toEqual(['evaluateCondition fork#1', 'addTag no#1', 'addTag both#1']);
  });

  it('goes round a loop with a wait, counting visits', async () => {
    let rounds = 0;
    const { asked } = await walk({
      steps: [fork('again', ['week', 'bye']), wait('week', ['again'], 7), tag('bye', [])],
      answers: { evaluateCondition: () => done((rounds += 1) < 3 ? 0 : 1) },
    });
    expect(asked).toEqual([
      'evaluateCondition again#1',
      'evaluateCondition again#2 after week#1 TIME',
      'evaluateCondition again#3 after week#2 TIME',
      'addTag bye#1',
    ]);
  });

  it('does not take its first step before the trigger’s delay is over', async () => {
    const startsAt = new Date((await environment.currentTimeMs()) + 86_400_000).toISOString();
    const { asked } = await walk({
      steps: [tag('late', [])],
      run: newRun(startsAt),
      meanwhile: async (run) => {
        expect(await run.query(runProgress)).toMatchObject({ state: 'WAITING', stepId: 'late' });
        expect(Date.parse((await run.query(runProgress)).wakesAt ?? '')).toBeCloseTo(Date.parse(startsAt), -4);
      },
    });
    expect(asked).toEqual(['addTag late#1']);
  });

  it('ends where the contact was erased', async () => {
    const { asked, result } = await walk({
      steps: [tag('one', ['two']), tag('two', [])],
      answers: { addTag: () => Promise.resolve({ kind: 'gone' }) },
    });
    expect(asked).toEqual(['addTag one#1']);
    expect(result).toMatchObject({ state: 'ENDED' });
  });

  it('sends again after the time that the mail server asked for', async () => {
    let tries = 0;
    const { asked } = await walk({
      steps: [mail('news', [])],
      answers: {
        sendEmail: () => ((tries += 1) < 3 ? Promise.resolve({ kind: 'deferred', retryAfterMs: 3_600_000 }) : done()),
      },
    });
    expect(asked).toEqual(['sendEmail news#1', 'sendEmail news#1', 'sendEmail news#1']);
  });
});

describe('a person', () => {
  it('skips a wait', async () => {
    const { asked } = await walk({
      steps: [tag('one', ['wait']), wait('wait', ['two']), tag('two', [])],
      meanwhile: async (run) => {
        await waiting(run);
        expect(await run.executeUpdate(controlRun, { args: ['skip'] })).toMatchObject({ stepId: 'wait' });
      },
    });
    expect(asked).toEqual(['addTag one#1', 'addTag two#1 after wait#1 PERSON']);
  });

  it('takes a contact out during a wait, and nothing more happens to them', async () => {
    const { asked } = await walk({
      steps: [tag('one', ['wait']), wait('wait', ['two']), tag('two', [])],
      meanwhile: async (run) => {
        await waiting(run);
        await run.executeUpdate(controlRun, { args: ['exit'] });
      },
    });
    expect(asked).toEqual(['addTag one#1', 'endWalk TAKEN_OUT']);
  });

  it('is told at once that a wish does not fit', async () => {
    await walk({
      steps: [tag('one', ['wait']), wait('wait', [])],
      meanwhile: async (run) => {
        await waiting(run);
        await expect(run.executeUpdate(controlRun, { args: ['retry'] })).rejects.toThrow('Workflow Update failed');
      },
    });
  });

  it('retries a step that failed, once its cause is mended', async () => {
    let mended = false;
    const { asked } = await walk({
      steps: [mail('news', ['tag']), tag('tag', [])],
      answers: { sendEmail: () => (mended ? done() : Promise.reject(ApplicationFailure.nonRetryable('no template'))) },
      meanwhile: async (run) => {
        await inState(run, 'FAILED');
        mended = true;
        await run.executeUpdate(controlRun, { args: ['retry'] });
      },
    });
    expect(asked).toEqual(['sendEmail news#1', 'failStep news#1', 'sendEmail news#1', 'addTag tag#1']);
  });

  it('skips a step that failed; a condition then lets everyone else’s way be taken', async () => {
    const { asked } = await walk({
      steps: [fork('fork', ['yes', 'no']), tag('yes', []), tag('no', [])],
      answers: { evaluateCondition: () => Promise.reject(ApplicationFailure.nonRetryable('no segment')) },
      meanwhile: async (run) => {
        await inState(run, 'FAILED');
        await run.executeUpdate(controlRun, { args: ['skip'] });
      },
    });
    expect(asked).toEqual(['evaluateCondition fork#1', 'failStep fork#1', 'skipStep fork#1', 'addTag no#1']);
  });
});

it('a paused automation holds a walk before its next step, and lets it go on', async () => {
  let paused = true;
  const { asked } = await walk({
    steps: [tag('one', [])],
    answers: { addTag: () => (paused ? Promise.resolve({ kind: 'held' }) : done()) },
    meanwhile: async (run) => {
      await inState(run, 'HELD');
      paused = false;
      await run.executeUpdate(controlRun, { args: ['retry'] });
    },
  });
  expect(asked).toEqual(['addTag one#1', 'addTag one#1']);
});

it('a long walk continues in a new run where it stood, counting visits on', async () => {
  const { asked, activities } = recordingActivities([tag('one', ['week']), wait('week', ['one'], 7)]);
  const passed = { stepId: 'week', visit: 41, by: 'TIME' } as const;
  const stood = { stepId: 'one', visits: { one: 42, week: 41 }, passed, announced: false, wish: null } as const;
  await withWorkers(environment, { automations: activities }, async () => {
    const run = newRun();
    const handle = await environment.client.workflow.start<typeof automationRun>('automationRun', {
      taskQueue: 'automations',
      workflowId: automationRunId(run),
      args: [run, { ...stood, visits: { ...stood.visits }, state: 'RUNNING', wakesAt: null }],
    });
    await waiting(handle);
    expect(await handle.query(runProgress)).toMatchObject({ stepId: 'week' });
    await handle.executeUpdate(controlRun, { args: ['exit'] });
    await handle.result();
  });
  expect(asked).toEqual(['addTag one#42 after week#41 TIME', 'endWalk TAKEN_OUT']);
});

it('a run that is cancelled in Temporal writes down that the contact left', async () => {
  const { asked, activities } = recordingActivities([tag('one', ['wait']), wait('wait', [])]);
  await withWorkers(environment, { automations: activities }, async () => {
    const run = await start();
    await waiting(run);
    await run.cancel();
    await expect(run.result()).rejects.toThrow('Workflow execution cancelled');
  });
  expect(asked).toEqual(['addTag one#1', 'endWalk TAKEN_OUT']);
});

const waiting = (run: Run) => inState(run, 'WAITING');

/** The server's clock stands still unless someone waits for a result, so the walk stays where it is asked for. */
async function inState(run: Run, state: string): Promise<void> {
  await expect.poll(async () => (await run.query(runProgress)).state, { timeout: 15_000 }).toBe(state);
}
