import { randomUUID } from 'node:crypto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ScoringActivities } from '../../activities/index';
import { recurringWorkflows } from '../../integrations/temporal/recurring';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { taskQueues } from '../queues';
import { scorePassId } from '../score-pass/contract';
import { scorePass } from '../score-pass/workflow';
import { scoreRefreshId } from './contract';
import { scoreRefresh } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
});
afterAll(() => environment.teardown());

const idle: ScoringActivities = {
  findScoringWork: async () => ({ touched: [], passes: [] }),
  startScorePasses: async () => undefined,
  refreshTouchedScores: async () => ({ contacts: 0, changed: 0 }),
  advanceScorePass: async () => ({ contacts: 0, changed: 0, done: true }),
};

const running = <T>(overrides: Partial<ScoringActivities>, story: () => Promise<T>): Promise<T> =>
  withWorkers(environment, { [taskQueues.data]: { ...idle, ...overrides } }, story);

const look = () =>
  environment.client.workflow.execute(scoreRefresh, {
    taskQueue: taskQueues.data,
    workflowId: `${scoreRefreshId}-${randomUUID()}`,
  });

test('a look is begun by the clock', () => {
  expect(recurringWorkflows).toContainEqual(expect.objectContaining({ id: scoreRefreshId, type: scoreRefresh.name }));
});

test('whoever was touched is scored, and the passes that are due are started', async () => {
  const started: string[] = [];
  const outcome = await running(
    {
      findScoringWork: async () => ({ touched: ['one', 'two'], passes: ['three'] }),
      startScorePasses: async ({ organizationIds }) => void started.push(...organizationIds),
      refreshTouchedScores: async ({ organizationId }) =>
        organizationId === 'one' ? { contacts: 3, changed: 1 } : { contacts: 4, changed: 4 },
    },
    look,
  );
  expect(outcome).toEqual({ organizations: 2, contacts: 7, changed: 5, failed: [] });
  expect(started).toEqual(['three']);
});

test('an organisation that cannot be scored keeps no other waiting', async () => {
  const outcome = await running(
    {
      findScoringWork: async () => ({ touched: ['broken', 'sound'], passes: [] }),
      refreshTouchedScores: async ({ organizationId }) => {
        if (organizationId === 'broken') throw new Error('a rule takes too long');
        return { contacts: 1, changed: 1 };
      },
    },
    look,
  );
  expect(outcome).toEqual({ organizations: 2, contacts: 1, changed: 1, failed: ['broken'] });
});

test('a pass goes on until all contacts are scored, though its worker is killed on the way', async () => {
  const left = [5_000, 5_000, 2_000];
  let attempts = 0;
  const advance = async () => {
    attempts += 1;
    if (attempts === 2) throw new Error('the worker was killed');
    const contacts = left.shift() ?? 0;
    return { contacts, changed: 10, done: left.length === 0 };
  };
  const input = { organizationId: randomUUID() };
  const outcome = await running({ advanceScorePass: advance }, () =>
    environment.client.workflow.execute(scorePass, {
      args: [input],
      taskQueue: taskQueues.data,
      workflowId: scorePassId(input),
    }),
  );
  expect(outcome).toEqual({ contacts: 12_000, changed: 30 });
  expect(attempts).toBe(4);
});
