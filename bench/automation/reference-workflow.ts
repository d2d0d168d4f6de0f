import { proxyActivities } from '@temporalio/workflow';

const { step } = proxyActivities<{ step(input: { readonly index: number }): Promise<void> }>({
  startToCloseTimeout: '30 seconds',
});

/** As little as a workflow of so many activities can be. */
export async function bareRun(steps: number): Promise<void> {
  for (let index = 0; index < steps; index += 1) await step({ index });
}
