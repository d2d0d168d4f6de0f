import { SEGMENT_REFRESH_ID } from '../../workflows/segment-refresh/contract';
import { SEGMENT_SIZES_ID } from '../../workflows/segment-sizes/contract';
import type { RecurringWorkflow } from './schedules';

/** Everything that happens by the clock rather than because someone asked. */
export const recurringWorkflows: readonly RecurringWorkflow[] = [
  {
    id: SEGMENT_REFRESH_ID,
    type: 'segmentRefresh',
    queue: 'data',
    input: {},
    summary: 'Who entered and who left the segments that automations watch',
    every: '1 minute',
  },
  {
    id: SEGMENT_SIZES_ID,
    type: 'segmentSizes',
    queue: 'data',
    input: {},
    summary: 'The size of each segment, once a day',
    every: '1 hour',
    // Just after the hour, so that a day's count is taken soon after its midnight, in every time zone.
    offset: '2 minutes',
  },
];
