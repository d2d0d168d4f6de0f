import { sql } from 'drizzle-orm';
import type { Suppression, SuppressionReason } from '../../domain/consent/consent';
import type { Database } from '../../db/client';
import { suppressions } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { emailDigest } from './digest';
import { presentSuppression } from './present';

interface NewSuppression {
  readonly email: string;
  readonly reason: SuppressionReason;
}

/**
 * Makes sure that an address gets nothing, whatever its consents say. Where it is suppressed already the new reason
 * stands; an erased person stays erased, and their address is not written down again.
 */
export async function addSuppression({ ctx, input }: ServiceCall<NewSuppression>): Promise<Suppression> {
  return ctx.db.transaction((tx) => suppressAddress(ctx, tx, input));
}

/** The same inside a caller's transaction: a hard bounce, a complaint. */
export async function suppressAddress(
  ctx: ServiceContext,
  tx: Database,
  { email, reason }: NewSuppression,
): Promise<Suppression> {
  const erased = reason === 'ERASED';
  const [row] = await tx
    .insert(suppressions)
    .values({
      organizationId: ctx.organizationId,
      email: erased ? null : email,
      emailDigest: emailDigest(email),
      reason,
      createdAt: ctx.now(),
    })
    .onConflictDoUpdate({
      target: [suppressions.organizationId, suppressions.emailDigest],
      set: {
        email: sql`case when ${suppressions.reason} = 'ERASED' then null else excluded.email end`,
        reason: sql`case when ${suppressions.reason} = 'ERASED' then 'ERASED' else excluded.reason end`,
      },
    })
    .returning();
  if (!row) throw new Error('an upsert returned no row');
  const entity = { type: 'suppression', id: row.id };
  await recordChange(ctx, tx, { action: 'suppression.added', entity, after: { reason: row.reason } });
  return presentSuppression(row);
}
