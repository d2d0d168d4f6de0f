import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { leadRules } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import { isUuid } from '../../domain/identity/uuid';
import type { LeadRule } from '../../domain/scoring/rule';
import type { ServiceContext } from '../context';

export type LeadRuleRow = typeof leadRules.$inferSelect;

/** @throws Failure NOT_FOUND when the id is unknown or another tenant's. */
export async function getRuleInOrganization(
  ctx: ServiceContext,
  ruleId: string,
  { tx = ctx.db, lock = false }: { readonly tx?: Database; readonly lock?: boolean } = {},
): Promise<LeadRuleRow> {
  if (!isUuid(ruleId)) throw failure('NOT_FOUND');
  const query = tx
    .select()
    .from(leadRules)
    .where(and(eq(leadRules.organizationId, ctx.organizationId), eq(leadRules.id, ruleId)));
  const [row] = await (lock ? query.for('update') : query);
  if (!row) throw failure('NOT_FOUND');
  return row;
}

/** The rules of an organisation, in their order. */
export const rulesOf = (db: Database, organizationId: string): Promise<LeadRuleRow[]> =>
  db
    .select()
    .from(leadRules)
    .where(eq(leadRules.organizationId, organizationId))
    .orderBy(asc(leadRules.order), asc(leadRules.id));

/** A row as the API shows it. */
export const presentRule = ({ createdAt, updatedAt, ...row }: LeadRuleRow): LeadRule => ({
  ...row,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
