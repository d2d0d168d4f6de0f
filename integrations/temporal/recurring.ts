import { SEGMENT_REFRESH_ID } from '../../workflows/segment-refresh/contract';
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
];
