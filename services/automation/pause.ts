import type { Automation } from '../../domain/automation/definition';
import type { ServiceCall } from '../context';
import { setStatus } from './set-status';

/**
 * Lets nobody in, and holds those inside before their next step. Waits run on; what follows them is held.
 * @throws Failure NOT_FOUND; INVALID_STATE unless it is active.
 */
export const pauseAutomation = ({ ctx, input }: ServiceCall<{ readonly workflowId: string }>): Promise<Automation> =>
  setStatus(ctx, {
    workflowId: input.workflowId,
    from: ['ACTIVE'],
    to: 'PAUSED',
    action: 'automation.paused',
    refusal: {
      en: 'Only an active automation can be paused.',
      fr: 'Seule une automatisation active peut être mise en pause.',
    },
  });
