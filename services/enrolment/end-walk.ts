import type { WalkEnd } from '../../domain/automation/walk';
import type { ServiceCall } from '../context';
import { recordEnd } from './record';

/** Writes down an end that no step has: after a last wait, or because a person took the contact out. */
export async function endWalk({ ctx, input }: ServiceCall<WalkEnd>): Promise<void> {
  const { passed, reason, ...key } = input;
  const at = ctx.now();
  await ctx.db.transaction((tx) =>
    reason === 'ENDED'
      ? recordEnd(tx, key, passed, { at, status: 'COMPLETED', reason: { code: 'ENDED' } })
      : recordEnd(tx, key, passed, { at, status: 'EXITED', reason: { code: 'EXITED_BY', who: '' } }),
  );
}
