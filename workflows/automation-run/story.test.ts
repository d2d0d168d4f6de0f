import { randomBytes } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAutomationActivities, createDeliveryStepActivities } from '../../activities/automation';
import type { ActivityDeps } from '../../activities/deps';
import { contacts, enrolments, messages, stepRuns } from '../../db/schema';
import type { Step } from '../../domain/automation/definition';
import { createWorkflowGateway } from '../../integrations/temporal/gateway';
import { withdrawConsent } from '../../services/consent/withdraw';
import type { ServiceContext } from '../../services/context';
import { createTokens } from '../../services/tracking/tokens';
import { createTestContext, noFiles } from '../../test/environment/context';
import { openTestDatabase } from '../../test/environment/database';
import { historyText } from '../../test/environment/history-text';
import { createRecordingTransport } from '../../test/environment/recording-transport';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { createActiveAutomation, createEnrolment } from '../../test/factories/automation';
import { createContact } from '../../test/factories/contact';
import type { AutomationRunInput } from './contract';
import { automationRunId } from './contract';
import type { automationRun } from './workflow';

let environment: TestWorkflowEnvironment;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let ctx: ServiceContext;
const transport = createRecordingTransport();

beforeAll(async () => {
  [environment, database] = await Promise.all([startTimeSkippingServer(), openTestDatabase()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([environment.teardown(), database.close()]);
});
beforeEach(async () => {
  transport.taken.length = 0;
  const gateway = createWorkflowGateway(environment.client, null);
  ctx = (await createTestContext(database, { workflows: gateway })).ctx;
});

function workersDo<T>(work: () => Promise<T>): Promise<T> {
  const deps: ActivityDeps = {
    db: database.db,
    sql: database.sql,
    workflows: ctx.workflows,
    files: noFiles,
    transport,
    sms: null,
    tokens: createTokens(randomBytes(32)),
    publicOrigin: 'http://public.test',
    now: () => new Date(),
  };
  const activities = { automations: createAutomationActivities(deps), delivery: createDeliveryStepActivities(deps) };
  return withWorkers(environment, activities, work);
}

const start = (input: AutomationRunInput) =>
  environment.client.workflow.start<typeof automationRun>('automationRun', {
    taskQueue: 'automations',
    workflowId: automationRunId(input),
    args: [input],
  });

const enrolmentOf = async ({ enrolmentId }: AutomationRunInput) =>
  (await database.db.select().from(enrolments).where(eq(enrolments.id, enrolmentId)))[0];
const stepsOf = ({ enrolmentId }: AutomationRunInput) =>
  database.db
    .select({ stepId: stepRuns.stepId, outcome: stepRuns.outcome, why: stepRuns.why })
    .from(stepRuns)
    .where(eq(stepRuns.enrolmentId, enrolmentId))
    .orderBy(asc(stepRuns.at), asc(stepRuns.endedAt));

const mail = (id: string, next: readonly string[], subject = id): Step => ({
  id,
  type: 'SEND_EMAIL',
  nextSteps: [...next],
  configuration: {
    subject,
    content: { htmlContent: '<html><body><p>Hello {{ contact.firstName }}</p></body></html>' },
  },
});
const waitDays = (id: string, next: readonly string[], amount: number): Step => ({
  id,
  type: 'WAIT',
  nextSteps: [...next],
  configuration: { mode: 'DURATION', amount, unit: 'DAYS' },
});

describe('a walk on the real database', () => {
  it('sends, waits three weeks, branches, tags and changes a field, and writes down each step and why', async () => {
    const contact = await createContact(database, { organizationId: ctx.organizationId, country: 'FR' });
    const automation = await createActiveAutomation(ctx, {
      steps: [
        mail('welcome', ['wait']),
        waitDays('wait', ['country'], 21),
        {
          id: 'country',
          type: 'CONDITION',
          nextSteps: ['tag-fr', 'field'],
          configuration: {
            branches: [
              {
                name: 'France',
                criteria: {
                  logic: 'AND',
                  conditions: [{ field: 'country', operator: 'EQUALS', value: 'fr', dataType: 'STRING' }],
                },
              },
            ],
          },
        },
        { id: 'tag-fr', type: 'ADD_TAG', nextSteps: ['field'], configuration: { tag: 'french' } },
        { id: 'field', type: 'UPDATE_FIELD', nextSteps: [], configuration: { field: 'leadScore', increment: 10 } },
      ],
    });
    const run = await createEnrolment(ctx, automation, contact.id);

    await workersDo(async () => (await start(run)).result());

    expect(transport.taken.map(({ envelope }) => envelope.to)).toEqual([contact.email]);
    expect(await stepsOf(run)).toEqual([
      { stepId: 'welcome', outcome: 'DONE', why: { code: 'SENT' } },
      { stepId: 'wait', outcome: 'DONE', why: { code: 'WAITED' } },
      { stepId: 'country', outcome: 'BRANCH', why: { code: 'BRANCH_TAKEN', branch: 'France' } },
      { stepId: 'tag-fr', outcome: 'DONE', why: { code: 'TAG_ADDED', tag: 'french' } },
      { stepId: 'field', outcome: 'DONE', why: { code: 'FIELD_SET', field: 'leadScore' } },
    ]);
    expect(await enrolmentOf(run)).toMatchObject({ status: 'COMPLETED', currentStepId: null, wakesAt: null });
    const [changed] = await database.db.select().from(contacts).where(eq(contacts.id, contact.id));
    expect(changed).toMatchObject({ tags: ['french'], leadScore: 10 });
  });

  it('a contact who withdraws consent during a wait receives nothing more, and walks on', async () => {
    const contact = await createContact(database, { organizationId: ctx.organizationId });
    const automation = await createActiveAutomation(ctx, {
      steps: [mail('first', ['wait']), waitDays('wait', ['second'], 3), mail('second', [])],
    });
    const run = await createEnrolment(ctx, automation, contact.id);

    await workersDo(async () => {
      const handle = await start(run);
      await environment.sleep('1 day');
      expect(await enrolmentOf(run)).toMatchObject({ status: 'WAITING', currentStepId: 'wait' });
      expect((await enrolmentOf(run))?.wakesAt).not.toBeNull();
      const withdrawal = {
        contactId: contact.id,
        type: 'EMAIL_MARKETING',
        source: 'test',
        ip: null,
        userAgent: null,
      } as const;
      await withdrawConsent({ tx: database.db, organizationId: ctx.organizationId, ...withdrawal });
      await handle.result();
    });

    expect(transport.taken).toHaveLength(1);
    expect(await stepsOf(run)).toEqual([
      { stepId: 'first', outcome: 'DONE', why: { code: 'SENT' } },
      { stepId: 'wait', outcome: 'DONE', why: { code: 'WAITED' } },
      { stepId: 'second', outcome: 'NOT_SENT', why: { code: 'EXCLUDED', reason: 'UNSUBSCRIBED' } },
    ]);
    expect(await enrolmentOf(run)).toMatchObject({ status: 'COMPLETED' });
    expect(await database.db.$count(messages, eq(messages.enrolmentId, run.enrolmentId))).toBe(2);
  });

  it('no email address and no name is in a run’s history', async () => {
    const contact = await createContact(database, { organizationId: ctx.organizationId, firstName: 'Wilhelmina' });
    const automation = await createActiveAutomation(ctx, { steps: [mail('first', ['wait']), waitDays('wait', [], 1)] });
    const run = await createEnrolment(ctx, automation, contact.id);
    const history = await workersDo(async () => {
      const handle = await start(run);
      await handle.result();
      return handle.fetchHistory();
    });
    const text = historyText(history);
    expect(text).not.toMatch(/@[a-z.]*example/);
    expect(text).not.toContain('Wilhelmina');
    expect(text).toContain('Wait 1 day');
  });
});
