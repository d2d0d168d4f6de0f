import { and, eq } from 'drizzle-orm';
import { newId } from '../../db/columns';
import { dataExports } from '../../db/schema';
import { failure } from '../../domain/error/failure';
import type { DataExport, ExportFormat } from '../../domain/export/export';
import { exportFileName } from '../../domain/export/file-name';
import { recordChange } from '../audit/record-change';
import type { ServiceCall, ServiceContext } from '../context';
import { getSegmentInOrganization } from '../segment/load';
import type { ExportRow } from './load';
import { presentExport } from './present';

/** Files that an organisation may have in the making at once: each reads all its contacts. */
const MAX_RUNNING = 5;

interface SegmentExport {
  readonly segmentId: string;
  readonly format: ExportFormat;
}

/**
 * Begins a file of a segment's members, with the reach of the person who asks: their workspace and their métiers.
 * @throws Failure NOT_FOUND; CONFLICT while five are in the making; SERVICE_UNAVAILABLE when Temporal does not take it.
 */
export async function startSegmentExport({ ctx, input }: ServiceCall<SegmentExport>): Promise<DataExport> {
  const segment = await getSegmentInOrganization(ctx, input.segmentId);
  const running = await ctx.db.$count(
    dataExports,
    and(eq(dataExports.organizationId, ctx.organizationId), eq(dataExports.status, 'RUNNING')),
  );
  if (running >= MAX_RUNNING) throw failure('CONFLICT', { message: tooMany });
  const row = await ctx.db.transaction(async (tx) => {
    const [made] = await tx
      .insert(dataExports)
      .values({
        id: newId(ctx.now().getTime()),
        organizationId: ctx.organizationId,
        artistId: ctx.artistId,
        kind: 'SEGMENT',
        format: input.format,
        segmentId: segment.id,
        fileName: exportFileName(segment.name, ctx.now().toISOString().slice(0, 10), input.format),
        metiers: [...ctx.metiers],
        locale: ctx.locale,
        createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
        createdAt: ctx.now(),
      })
      .returning();
    if (!made) throw new Error('an insert returned no row');
    await recordChange(ctx, tx, {
      action: 'export.started',
      entity: { type: 'export', id: made.id },
      after: { kind: made.kind, format: made.format, segmentId: segment.id, segment: segment.name },
    });
    return made;
  });
  await startOrFail(ctx, row);
  return presentExport(ctx, row);
}

async function startOrFail(ctx: ServiceContext, row: ExportRow): Promise<void> {
  try {
    await ctx.workflows.startDataExport({ organizationId: ctx.organizationId, exportId: row.id });
  } catch (cause) {
    await ctx.db
      .update(dataExports)
      .set({ status: 'FAILED', finishedAt: ctx.now(), error: { message: notStarted } })
      .where(eq(dataExports.id, row.id));
    throw failure('SERVICE_UNAVAILABLE', { message: notStarted, cause });
  }
}

const tooMany = {
  en: `Your organisation has ${MAX_RUNNING} exports in the making already. Wait for one of them to finish.`,
  fr: `Votre organisation a déjà ${MAX_RUNNING} exports en cours. Attendez que l'un d'eux soit terminé.`,
};
const notStarted = {
  en: 'The export could not be started. Ask for it again in a moment.',
  fr: "L'export n'a pas pu démarrer. Redemandez-le dans un instant.",
};
