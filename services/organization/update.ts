import { eq } from 'drizzle-orm';
import { organizations } from '../../db/schema';
import { failure, invalid } from '../../domain/error/failure';
import type { Organization } from '../../domain/organization/organization';
import type { UpdateOrganization } from '../../domain/organization/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceCall } from '../context';
import { getOrganization, presentOrganization } from './get';

/** Changes only the fields given. @throws Failure VALIDATION_FAILED for a smallest audience above the largest. */
export async function updateOrganization({ ctx, input }: ServiceCall<UpdateOrganization>): Promise<Organization> {
  const changes = definedOf(input);
  if (Object.keys(changes).length === 0) return getOrganization(ctx);
  return ctx.db.transaction(async (tx) => {
    const before = await getOrganization({ db: tx, organizationId: ctx.organizationId });
    if (areCrossed(before, input)) throw invalid([{ path: 'maximumAudience', message: crossed[ctx.locale] }]);
    const [row] = await tx
      .update(organizations)
      .set(changes)
      .where(eq(organizations.id, ctx.organizationId))
      .returning();
    if (row === undefined) throw failure('NOT_FOUND');
    await recordChange(ctx, tx, {
      action: 'organization.updated',
      entity: { type: 'organization', id: row.id },
      before: { ...before },
      after: changes,
    });
    return presentOrganization(row);
  });
}

function definedOf(input: UpdateOrganization): Record<string, string | number | boolean | null> {
  const defined: Record<string, string | number | boolean | null> = {};
  for (const [field, value] of Object.entries(input)) if (value !== undefined) defined[field] = value;
  return defined;
}

function areCrossed(before: Organization, { minimumAudience, maximumAudience }: UpdateOrganization): boolean {
  const most = maximumAudience === undefined ? before.maximumAudience : maximumAudience;
  return most !== null && (minimumAudience ?? before.minimumAudience) > most;
}

const crossed = {
  en: 'The largest audience is below the smallest one, so that no campaign could be sent.',
  fr: "L'audience maximale est inférieure à l'audience minimale : aucune campagne ne pourrait partir.",
};
