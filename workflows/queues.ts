/** The four task queues; `--queues` lets a worker process serve some of them. */
export const taskQueues = {
  /** Automation workflows and their quick database activities. */
  automations: 'automations',
  /** Campaign workflows. */
  campaigns: 'campaigns',
  /** Every send and outgoing call. */
  delivery: 'delivery',
  /** Imports, exports, erasure, segments. */
  data: 'data',
} as const;

export type TaskQueue = keyof typeof taskQueues;
