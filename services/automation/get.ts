import type { Automation } from '../../domain/automation/definition';
import type { ServiceCall } from '../context';
import { getAutomationInOrganization } from './load';
import { presentAutomation } from './present';

/** An automation's draft, with the counts of all who walk or walked. @throws Failure NOT_FOUND */
export async function getAutomation({ ctx, input }: ServiceCall<{ readonly workflowId: string }>): Promise<Automation> {
  return presentAutomation(ctx.db, await getAutomationInOrganization(ctx, input.workflowId));
}
