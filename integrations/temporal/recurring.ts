import { FIELD_INDEXING_ID } from '../../workflows/field-indexing/contract';
import { scoreRefreshId } from '../../workflows/score-refresh/contract';
import { SEGMENT_REFRESH_ID } from '../../workflows/segment-refresh/contract';
import { SEGMENT_SIZES_ID } from '../../workflows/segment-sizes/contract';
import type { RecurringWorkflow } from './schedules';

/** Everything that happens by the clock rather than because someone asked. */
export const recurringWorkflows: readonly RecurringWorkflow[] = [
  {
    id: scoreRefreshId,
    type: 'scoreRefresh',
    queue: 'data',
    input: {},
    summary: 'Scores of contacts to whom something happened',
    every: '30 seconds',
  },
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
  {
    id: FIELD_INDEXING_ID,
    type: 'fieldIndexing',
    queue: 'data',
    input: {},
    summary: 'An index for each custom field that segments ask often',
    every: '1 day',
    // While most of the people of an organisation sleep.
    offset: '2 hours',
  },
];
