import type { Automation } from '../../domain/automation/definition';
import type { ServiceCall } from '../context';
import { letHeldWalksGo } from './resume';
import { setStatus } from './set-status';

/** Puts an automation away for good: nobody enters, and those inside walk to their end. @throws Failure NOT_FOUND */
export const archiveAutomation = ({ ctx, input }: ServiceCall<{ readonly workflowId: string }>): Promise<Automation> =>
  setStatus(ctx, {
    workflowId: input.workflowId,
    from: ['DRAFT', 'ACTIVE', 'PAUSED'],
    to: 'ARCHIVED',
    action: 'automation.archived',
    refusal: { en: 'The automation is archived already.', fr: "L'automatisation est déjà archivée." },
    also: letHeldWalksGo,
  });
