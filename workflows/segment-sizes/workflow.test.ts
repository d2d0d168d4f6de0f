import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SegmentSizeActivities } from '../../activities/index';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import { SEGMENT_SIZES_ID } from './contract';
import type { segmentSizes } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
}, 60_000);
afterAll(() => environment.teardown());

const walk = (data: SegmentSizeActivities) =>
  withWorkers(environment, { data }, () =>
    environment.client.workflow.execute<typeof segmentSizes>('segmentSizes', {
      taskQueue: 'data',
      workflowId: SEGMENT_SIZES_ID,
      args: [{}],
    }),
  );

test('a walk goes on after the last segment of each stretch, to the end', async () => {
  const from: string[] = [];
  const tally = await walk({
    countSegments: async (after) => {
      from.push(after);
      return { counted: 2, failed: 1, after: after === '' ? 'b' : null };
    },
  });
  expect(from).toEqual(['', 'b']);
  expect(tally).toEqual({ counted: 4, failed: 2 });
});

test('a stretch that fails is tried again', async () => {
  let attempts = 0;
  const tally = await walk({
    countSegments: async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('the database is away');
      return { counted: 1, failed: 0, after: null };
    },
  });
  expect(tally).toEqual({ counted: 1, failed: 0 });
});
