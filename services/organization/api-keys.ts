import { and, desc, eq } from 'drizzle-orm';
import { apiKeys } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { ApiKey } from '../../domain/organization/organization';
import type { ScopeStatements } from '../../domain/organization/scope';
import { scopesOf } from '../../domain/organization/scope';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';

/** The keys of the organisation, the newest first. */
export async function listApiKeys(ctx: ServiceContext): Promise<readonly ApiKey[]> {
  const rows = await ctx.db
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.referenceId, ctx.organizationId))
    .orderBy(desc(apiKeys.id));
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    start: row.start,
    scopes: scopesOf(parseStatements(row.permissions)),
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }));
}

const parseStatements = (text: string | null): ScopeStatements => (text === null ? {} : JSON.parse(text));

/** Ends a key: a process that used it a moment ago believes it for half a minute more. @throws NOT_FOUND for another organisation's. */
export async function revokeApiKey({ ctx, input }: ServiceCall<{ readonly keyId: string }>): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [gone] = await tx
      .delete(apiKeys)
      .where(and(eq(apiKeys.referenceId, ctx.organizationId), eq(apiKeys.id, input.keyId)))
      .returning({ name: apiKeys.name });
    if (gone === undefined) throw failure('NOT_FOUND');
    await recordChange(ctx, tx, {
      action: 'apiKey.revoked',
      entity: { type: 'apiKey', id: input.keyId },
      before: { name: gone.name },
    });
  });
}

/** Writes down that a key was made; the account library made it. */
export async function recordApiKeyCreated(
  ctx: ServiceContext,
  key: { readonly id: string; readonly name: string; readonly scopes: readonly string[] },
): Promise<void> {
  await recordChange(ctx, ctx.db, {
    action: 'apiKey.created',
    entity: { type: 'apiKey', id: key.id },
    after: { name: key.name, scopes: key.scopes },
  });
}
