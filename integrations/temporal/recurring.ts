import type { RecurringWorkflow } from './schedules';

/** Everything that happens by the clock rather than because someone asked. */
export const recurringWorkflows: readonly RecurringWorkflow[] = [];
