import { and, eq } from 'drizzle-orm';
import type { ContactImport, ImportStatus } from '../../domain/import/import';
import { imports } from '../../db/schema';
import type { ServiceCall } from '../context';
import { cutPage, decodeCursor, latestFirst, olderThan } from '../cursor';
import type { Page, PageRequest } from '../list';
import { presentImport } from './present';

interface ImportsRequest extends PageRequest {
  readonly status?: ImportStatus | undefined;
}

const ORDER = '-startedAt';

/** Imports, latest first. */
export async function listImports({ ctx, input }: ServiceCall<ImportsRequest>): Promise<Page<ContactImport>> {
  const position = decodeCursor(ORDER, input.cursor);
  const filter = and(
    eq(imports.organizationId, ctx.organizationId),
    ctx.artistId === null ? undefined : eq(imports.artistId, ctx.artistId),
    input.status === undefined ? undefined : eq(imports.status, input.status),
  );
  const [rows, total] = await Promise.all([
    ctx.db
      .select()
      .from(imports)
      .where(and(filter, olderThan(position, imports.startedAt, imports.id)))
      .orderBy(latestFirst(imports.startedAt, imports.id))
      .limit(input.limit + 1),
    ctx.db.$count(imports, filter),
  ]);
  const { page, nextCursor } = cutPage({
    rows,
    limit: input.limit,
    sort: ORDER,
    positionOf: ({ startedAt, id }) => ({ value: startedAt.toISOString(), id }),
  });
  return { items: page.map((row) => presentImport(ctx, row)), nextCursor, total };
}
