import { ApplicationFailure } from '@temporalio/activity';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { FIELD_INDEXING_ID } from './contract';
import type { fieldIndexing } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
}, 60_000);
afterAll(() => environment.teardown());

it('an organisation whose indexes cannot be made keeps none of the others from theirs', async () => {
  const asked: string[] = [];
  const data = {
    findIndexingOrganizations: async () => ['first', 'broken', 'last'],
    reviewFieldIndexes: async (organizationId: string) => {
      asked.push(organizationId);
      if (organizationId === 'broken') throw ApplicationFailure.nonRetryable('the disk is full');
      return { built: 1, dropped: 2, failed: 0 };
    },
  };
  const outcome = await withWorkers(environment, { automations: {}, campaigns: {}, delivery: {}, data }, () =>
    environment.client.workflow.execute<typeof fieldIndexing>('fieldIndexing', {
      taskQueue: 'data',
      workflowId: FIELD_INDEXING_ID,
    }),
  );
  expect(asked).toEqual(['first', 'broken', 'last']);
  expect(outcome).toEqual({ built: 2, dropped: 4, failed: 1 });
});
