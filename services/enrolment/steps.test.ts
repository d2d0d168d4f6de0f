import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contacts, enrolments, stepRuns } from '../../db/schema';
import type { Automation, Step } from '../../domain/automation/definition';
import type { StepPlace, StepTask } from '../../domain/automation/walk';
import { createTestContext } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { createRecordingTransport } from '../../test/environment/recording-transport';
import { createActiveAutomation, createEnrolment } from '../../test/factories/automation';
import { createContact } from '../../test/factories/contact';
import type { AutomationRunInput } from '../../workflows/automation-run/contract';
import { getAutomation } from '../automation/get';
import { pauseAutomation } from '../automation/pause';
import type { ServiceContext } from '../context';
import { createTokens } from '../tracking/tokens';
import { beginWait } from './begin-wait';
import { addTagStep, removeTagStep } from './change-tag';
import { endWalk } from './end-walk';
import { evaluateConditionStep } from './evaluate-condition';
import { failStep, skipStep } from './fail-step';
import { sendEmailStep } from './send-email';
import { updateFieldStep } from './update-field';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
let contactId: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ ctx } = await createTestContext(database));
  const contact = await createContact(database, { organizationId: ctx.organizationId, country: 'FR', leadScore: 5 });
  contactId = contact.id;
});

const tag: Step = { id: 'tag', type: 'ADD_TAG', nextSteps: [], configuration: { tag: 'vip' } };
const wait: Step = {
  id: 'wait',
  type: 'WAIT',
  nextSteps: [],
  configuration: { mode: 'DURATION', amount: 3, unit: 'DAYS' },
};
const italian = { field: 'country', operator: 'EQUALS', value: 'IT', dataType: 'STRING' } as const;
const french = { ...italian, value: 'FR' } as const;

async function inside(...steps: Step[]): Promise<{ automation: Automation; run: AutomationRunInput }> {
  const automation = await createActiveAutomation(ctx, { steps });
  return { automation, run: await createEnrolment(ctx, automation, contactId) };
}
const at = (run: AutomationRunInput, stepId: string, ...next: (StepPlace | null)[]): StepTask => {
  const { startsAt: _startsAt, ...key } = run;
  return { ...key, stepId, visit: 1, passed: null, next };
};
const runsOf = ({ enrolmentId }: AutomationRunInput) =>
  database.db.select().from(stepRuns).where(eq(stepRuns.enrolmentId, enrolmentId));
const walkOf = async ({ enrolmentId }: AutomationRunInput) =>
  (await database.db.select().from(enrolments).where(eq(enrolments.id, enrolmentId)))[0];
const contact = async () => (await database.db.select().from(contacts).where(eq(contacts.id, contactId)))[0];
const statsOf = async ({ id }: Automation) => (await getAutomation({ ctx, input: { workflowId: id } })).stats;

describe('a step', () => {
  it('happens once, however often its activity is repeated', async () => {
    const increment: Step = {
      id: 'score',
      type: 'UPDATE_FIELD',
      nextSteps: [],
      configuration: { field: 'leadScore', increment: 10 },
    };
    const { automation, run } = await inside(increment);
    const task = at(run, 'score', null);
    expect(await updateFieldStep({ ctx, input: task })).toEqual({ kind: 'done', outcome: 0 });
    expect(await updateFieldStep({ ctx, input: task })).toEqual({ kind: 'done', outcome: 0 });
    expect(await contact()).toMatchObject({ leadScore: 15 });
    expect(await statsOf(automation)).toMatchObject({ entered: 1, completed: 1, steps: { score: { passed: 1 } } });
  });

  it('happens once when two attempts run at the same time', async () => {
    const increment: Step = {
      id: 'score',
      type: 'UPDATE_FIELD',
      nextSteps: [],
      configuration: { field: 'leadScore', increment: 10 },
    };
    const { run } = await inside(increment);
    const task = at(run, 'score', null);
    await Promise.all([updateFieldStep({ ctx, input: task }), updateFieldStep({ ctx, input: task })]);
    expect(await contact()).toMatchObject({ leadScore: 15 });
  });

  it('is passed over where its conditions do not hold, and says so', async () => {
    const { run } = await inside({ ...tag, conditions: [italian] });
    await addTagStep({ ctx, input: at(run, 'tag', null) });
    expect(await contact()).toMatchObject({ tags: [] });
    expect(await runsOf(run)).toMatchObject([{ outcome: 'SKIPPED', why: { code: 'CONDITIONS_NOT_MET' } }]);
  });

  it('writes down the wait that comes next, and its end with the step after it', async () => {
    const { automation, run } = await inside(
      { ...tag, nextSteps: ['wait'] },
      { ...wait, nextSteps: ['off'] },
      {
        id: 'off',
        type: 'REMOVE_TAG',
        nextSteps: [],
        configuration: { tag: 'vip' },
      },
    );
    await addTagStep({ ctx, input: at(run, 'tag', { stepId: 'wait', visit: 1 }) });
    expect(await walkOf(run)).toMatchObject({ status: 'WAITING', currentStepId: 'wait' });
    expect((await walkOf(run))?.wakesAt?.getTime()).toBeGreaterThan(Date.now() + 2.9 * 86_400_000);
    expect((await statsOf(automation)).steps).toEqual({
      tag: { waiting: 0, passed: 1, failed: 0 },
      wait: { waiting: 1, passed: 0, failed: 0 },
    });
    const passed = { stepId: 'wait', visit: 1, by: 'PERSON' } as const;
    await removeTagStep({ ctx, input: { ...at(run, 'off', null), passed } });
    expect(await contact()).toMatchObject({ tags: [] });
    const [waited] = await database.db
      .select()
      .from(stepRuns)
      .where(and(eq(stepRuns.enrolmentId, run.enrolmentId), eq(stepRuns.stepId, 'wait')));
    expect(waited).toMatchObject({ outcome: 'SKIPPED', why: { code: 'SKIPPED_BY' } });
    expect(await statsOf(automation)).toMatchObject({
      active: 0,
      completed: 1,
      steps: { wait: { waiting: 0, passed: 1 } },
    });
  });

  it('takes the first branch that holds, else everyone else’s', async () => {
    const branches = [
      { name: 'Italy', criteria: { logic: 'AND', conditions: [italian] } },
      { name: 'France', criteria: { logic: 'AND', conditions: [french] } },
    ] as const;
    const { run } = await inside({
      id: 'fork',
      type: 'CONDITION',
      nextSteps: [],
      configuration: { branches: [...branches] },
    });
    expect(await evaluateConditionStep({ ctx, input: at(run, 'fork', null, null, null) })).toEqual({
      kind: 'done',
      outcome: 1,
    });
    await database.db.update(contacts).set({ country: 'UK' }).where(eq(contacts.id, contactId));
    const again = { ...at(run, 'fork', null, null, null), visit: 2 };
    await database.db.update(enrolments).set({ endedAt: null }).where(eq(enrolments.id, run.enrolmentId));
    expect(await evaluateConditionStep({ ctx, input: again })).toEqual({ kind: 'done', outcome: 2 });
  });

  it('does nothing while the automation is paused, and shows that it is held', async () => {
    const { automation, run } = await inside(tag);
    await pauseAutomation({ ctx, input: { workflowId: automation.id } });
    expect(await addTagStep({ ctx, input: at(run, 'tag', null) })).toEqual({ kind: 'held' });
    expect(await walkOf(run)).toMatchObject({ status: 'PAUSED', currentStepId: 'tag' });
    expect(await contact()).toMatchObject({ tags: [] });
  });

  it('finds nothing to do once the contact was erased', async () => {
    const { run } = await inside(tag);
    await database.db.delete(contacts).where(eq(contacts.id, contactId));
    expect(await addTagStep({ ctx, input: at(run, 'tag', null) })).toEqual({ kind: 'gone' });
    expect(await beginWait({ ctx, input: at(run, 'tag', null) })).toEqual({ kind: 'gone' });
    await failStep({ ctx, input: { ...at(run, 'tag', null), message: 'late' } });
  });

  it('refuses for good a value that the field cannot hold', async () => {
    const number: Step = {
      id: 'n',
      type: 'UPDATE_FIELD',
      nextSteps: [],
      configuration: { field: 'customFields.size', value: 'XL' },
    };
    const { run } = await inside(number);
    await updateFieldStep({ ctx, input: at(run, 'n', null) });
    const adding: Step = {
      id: 'n',
      type: 'UPDATE_FIELD',
      nextSteps: [],
      configuration: { field: 'customFields.size', increment: 1 },
    };
    const { run: second } = await inside(adding);
    await expect(updateFieldStep({ ctx, input: at(second, 'n', null) })).rejects.toMatchObject({
      code: 'VALIDATION_FAILED',
    });
    expect(await runsOf(second)).toEqual([]);
  });
});

describe('a number that is added to', () => {
  it('counts from 0 where the contact has none, also in a field called like what every object inherits', async () => {
    const adding: Step = {
      id: 'n',
      type: 'UPDATE_FIELD',
      nextSteps: [],
      configuration: { field: 'customFields.valueOf', increment: 2 },
    };
    const { run } = await inside(adding);
    await updateFieldStep({ ctx, input: at(run, 'n', null) });
    expect(await contact()).toMatchObject({ customFields: { valueOf: 2 } });
  });
});

describe('a wait', () => {
  it('that asks first is passed over where its conditions do not hold', async () => {
    const { run } = await inside({ ...wait, conditions: [italian], nextSteps: [] });
    expect(await beginWait({ ctx, input: at(run, 'wait', null) })).toEqual({ kind: 'done', outcome: 0 });
    expect(await walkOf(run)).toMatchObject({ status: 'COMPLETED' });
  });

  it('that is left in its middle waits no more, and who took the contact out stays written', async () => {
    const { run } = await inside(wait);
    expect(await beginWait({ ctx, input: at(run, 'wait', null) })).toEqual({ kind: 'waiting' });
    const { startsAt: _startsAt, ...key } = run;
    const endReason = { code: 'EXITED_BY', who: 'Anna' } as const;
    await database.db.update(enrolments).set({ endReason }).where(eq(enrolments.id, run.enrolmentId));
    await endWalk({ ctx, input: { ...key, passed: null, reason: 'TAKEN_OUT' } });
    expect(await walkOf(run)).toMatchObject({ status: 'EXITED', endReason, wakesAt: null });
    expect(await runsOf(run)).toMatchObject([{ outcome: 'SKIPPED', why: { code: 'EXITED_BY' } }]);
  });
});

describe('a step that fails', () => {
  it('shows where and why, is counted while it stands there, and can be passed over', async () => {
    const { automation, run } = await inside(tag);
    await failStep({ ctx, input: { ...at(run, 'tag', null), message: 'no such thing' } });
    expect(await walkOf(run)).toMatchObject({ status: 'FAILED', currentStepId: 'tag' });
    expect(await statsOf(automation)).toMatchObject({ failed: 1, steps: { tag: { failed: 1, waiting: 0 } } });
    expect(await skipStep({ ctx, input: at(run, 'tag', null) })).toEqual({ kind: 'done', outcome: 0 });
    expect(await runsOf(run)).toMatchObject([{ outcome: 'SKIPPED', why: { code: 'SKIPPED_BY' } }]);
    expect(await statsOf(automation)).toMatchObject({ failed: 0, completed: 1 });
  });
});

describe('an email', () => {
  const mail: Step = {
    id: 'mail',
    type: 'SEND_EMAIL',
    nextSteps: [],
    configuration: { subject: 'Hello', content: { htmlContent: '<p>Hello {{ contact.firstName }}</p>' } },
  };
  const depsWith = (transport = createRecordingTransport()) => ({
    db: database.db,
    sql: database.sql,
    transport,
    tokens: createTokens('secret of the tests'),
    publicOrigin: 'http://public.test',
    now: () => new Date(),
  });

  it('is sent once, also when the worker dies before it is written down', async () => {
    const { run } = await inside(mail);
    const deps = depsWith();
    const task = at(run, 'mail', null);
    let looks = 0;
    const now = () => {
      looks += 1;
      if (looks > 1) throw new Error('the worker died');
      return new Date();
    };
    await expect(sendEmailStep(deps, { ctx: { ...ctx, now }, input: task })).rejects.toThrow('the worker died');
    expect(deps.transport.taken).toHaveLength(1);
    expect(await runsOf(run)).toEqual([]);
    await sendEmailStep(deps, { ctx, input: task });
    await sendEmailStep(deps, { ctx, input: task });
    expect(deps.transport.taken).toHaveLength(1);
  });

  it('that is put off waits, and does so for all to see', async () => {
    const { run } = await inside(mail);
    const later = {
      code: 451,
      enhancedCode: null,
      reply: '451 later',
      retryAfterMs: 60_000,
      scope: 'recipient',
    } as const;
    const deps = depsWith(createRecordingTransport(() => ({ kind: 'deferred', ...later })));
    expect(await sendEmailStep(deps, { ctx, input: at(run, 'mail', null) })).toMatchObject({ kind: 'deferred' });
    expect(await walkOf(run)).toMatchObject({ status: 'WAITING', currentStepId: 'mail' });
  });

  it('that is refused is not sent, and the reply keeps no address', async () => {
    const { run } = await inside(mail);
    const refusal = {
      code: 550,
      enhancedCode: '5.1.1',
      reply: '550 5.1.1 <ada@example.com> unknown',
      scope: 'recipient',
    } as const;
    const deps = depsWith(createRecordingTransport(() => ({ kind: 'rejected', ...refusal })));
    expect(await sendEmailStep(deps, { ctx, input: at(run, 'mail', null) })).toEqual({ kind: 'done', outcome: 0 });
    expect(await runsOf(run)).toMatchObject([
      { outcome: 'NOT_SENT', why: { code: 'REJECTED', reply: '550 5.1.1 <…> unknown' } },
    ]);
  });
});
