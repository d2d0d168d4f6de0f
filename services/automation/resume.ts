import type { Automation } from '../../domain/automation/definition';
import type { Database } from '../../db/client';
import type { ServiceCall } from '../context';
import { wakeDispatchers } from '../dispatch/wake';
import { beginKeeping } from '../segment/refresh/keep';
import { setStatus } from './set-status';

/**
 * Lets contacts in again; those who were held go on. What happened during the pause lets nobody in afterwards.
 * @throws Failure NOT_FOUND; INVALID_STATE unless it is paused.
 */
export async function resumeAutomation({
  ctx,
  input,
}: ServiceCall<{ readonly workflowId: string }>): Promise<Automation> {
  const automation = await setStatus(ctx, {
    workflowId: input.workflowId,
    from: ['PAUSED'],
    to: 'ACTIVE',
    action: 'automation.resumed',
    refusal: {
      en: 'Only a paused automation can be resumed. Activate a draft instead.',
      fr: 'Seule une automatisation en pause peut reprendre. Activez plutôt un brouillon.',
    },
    also: letHeldWalksGo,
  });
  await beginKeeping(ctx);
  return automation;
}

/** The dispatchers find the walks that a pause held, and tell each to go on. */
export const letHeldWalksGo = (tx: Database): Promise<void> => wakeDispatchers(tx);
