import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SegmentActivities } from '../../activities/index';
import { startTimeSkippingServer, withWorkers } from '../../test/environment/time-skipping';
import type { KeptSegment, MembersOutcome } from './contract';
import { SEGMENT_REFRESH_ID } from './contract';
import { tallyLine } from './details';
import type { segmentRefresh } from './workflow';

let environment: TestWorkflowEnvironment;
beforeAll(async () => {
  environment = await startTimeSkippingServer();
}, 60_000);
afterAll(() => environment.teardown());

const nobody: MembersOutcome = { touched: 0, entered: 0, left: 0, due: [], failed: 0 };

/** A round over organisations, with what was asked of its activities. */
async function round(organizationIds: readonly string[], activities: Partial<SegmentActivities> = {}) {
  const asked: string[][] = [];
  const filled: KeptSegment[] = [];
  const data: SegmentActivities = {
    findKeptSegments: async () => organizationIds,
    refreshMembers: async (ids) => {
      asked.push([...ids]);
      return nobody;
    },
    fillMembers: async (segment) => {
      filled.push(segment);
      return { ...nobody, entered: 1 };
    },
    ...activities,
  };
  const tally = await withWorkers(environment, { data }, () =>
    environment.client.workflow.execute<typeof segmentRefresh>('segmentRefresh', {
      taskQueue: 'data',
      workflowId: SEGMENT_REFRESH_ID,
    }),
  );
  return { tally, asked, filled };
}

const dueIn = (organizationId: string, ...segmentIds: string[]) =>
  segmentIds.map((segmentId) => ({ organizationId, segmentId }));

test('organisations without kept segments cost one look', async () => {
  const { tally, asked, filled } = await round([]);
  expect(tally).toMatchObject({ organizations: 0, entered: 0, failed: 0 });
  expect([asked, filled]).toEqual([[], []]);
});

test('every organisation has its turn before everybody is asked about any segment', async () => {
  const order: string[] = [];
  const { tally } = await round(['one', 'two'], {
    refreshMembers: async (ids) => {
      order.push(...ids);
      return { ...nobody, touched: 5, left: 1, due: dueIn('one', 'a') };
    },
    fillMembers: async ({ segmentId }) => {
      order.push(segmentId);
      return { ...nobody, entered: 2 };
    },
  });
  expect(order).toEqual(['one', 'two', 'a']);
  expect(tally).toEqual({ organizations: 2, touched: 5, entered: 2, left: 1, waiting: 0, failed: 0 });
});

test('a thousand organisations are asked in turns, each in one', async () => {
  const ids = Array.from({ length: 1_000 }, (_, index) => `organisation ${index}`);
  const { asked } = await round(ids);
  expect(asked.flat()).toEqual(ids);
  expect(asked.length).toBe(40);
});

test('what takes longer than a round is left to the next, which gives every organisation its turn', async () => {
  const { tally } = await round(['one'], {
    refreshMembers: async () => ({ ...nobody, due: dueIn('one', 'a', 'b', 'c') }),
    fillMembers: async () => {
      await environment.sleep('20 seconds');
      return nobody;
    },
  });
  expect(tally).toMatchObject({ waiting: 1 });
});

test('a segment that fails keeps no other out', async () => {
  const { tally } = await round(['one'], {
    refreshMembers: async () => ({ ...nobody, due: dueIn('one', 'broken', 'whole') }),
    fillMembers: async ({ segmentId }) => {
      if (segmentId === 'broken') throw new Error('the database is away');
      return { ...nobody, entered: 1 };
    },
  });
  expect(tally).toMatchObject({ entered: 1, failed: 1 });
});

test('a round says where it stands in words', () => {
  const tally = { organizations: 3, touched: 9, entered: 1, left: 2, waiting: 0, failed: 0 };
  expect(tallyLine(tally)).toBe('3 organisations: 1 contact entered, 2 left');
  expect(tallyLine({ ...tally, waiting: 1, failed: 2 })).toBe(
    '3 organisations: 1 contact entered, 2 left; 1 segment still to be asked of everybody; 2 failed, to be tried again in a minute',
  );
});
