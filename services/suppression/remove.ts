import { and, eq } from 'drizzle-orm';
import type { SuppressionReason } from '../../domain/consent/consent';
import { failure } from '../../domain/error/failure';
import { suppressions } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { emailDigest } from './digest';

interface SuppressionKey {
  readonly email: string;
  /** Lift it only where this is why it stands. */
  readonly reason?: SuppressionReason | undefined;
}

/** Lifts a suppression; consents decide again from then on. @throws Failure NOT_FOUND when the address has none. */
export async function removeSuppression({ ctx, input }: ServiceCall<SuppressionKey>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .delete(suppressions)
      .where(
        and(
          eq(suppressions.organizationId, ctx.organizationId),
          eq(suppressions.emailDigest, emailDigest(input.email)),
          input.reason === undefined ? undefined : eq(suppressions.reason, input.reason),
        ),
      )
      .returning();
    if (!row) throw failure('NOT_FOUND');
    const entity = { type: 'suppression', id: row.id };
    await recordChange(ctx, tx, { action: 'suppression.removed', entity, before: { reason: row.reason } });
  });
}
