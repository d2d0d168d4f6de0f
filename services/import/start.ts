import { eq } from 'drizzle-orm';
import { failure } from '../../domain/error/failure';
import type { ContactImport } from '../../domain/import/import';
import type { ImportRequest } from '../../domain/import/schema';
import { newId } from '../../db/columns';
import { imports } from '../../db/schema';
import { recordChange } from '../audit/record-change';
import { loadFields } from '../contact/field-definitions';
import { admittedRoles } from '../contact/roles';
import type { ServiceCall, ServiceContext } from '../context';
import { inspectHead } from './inspect-head';
import type { FileHead } from './inspect-head';
import type { ImportRow } from './load';
import { assertStaticSegment, segmentOfImport } from './segment';
import { presentImport } from './present';

interface UploadedList {
  readonly fileId: string;
  readonly fileName: string;
  readonly head: FileHead;
  readonly options: ImportRequest;
}

/**
 * Takes a stored file as a list of contacts and starts its import. What its beginning shows to be wrong is refused
 * before anything is written, and the file is forgotten.
 * @throws Failure INVALID_FILE when it is no list of contacts; VALIDATION_FAILED naming each wrong part of the mapping;
 * SERVICE_UNAVAILABLE when Temporal does not take it.
 */
export async function startImport(call: ServiceCall<UploadedList>): Promise<ContactImport> {
  try {
    return await acceptList(call);
  } catch (error) {
    await call.ctx.files.remove(call.input.fileId);
    throw error;
  }
}

async function acceptList({ ctx, input }: ServiceCall<UploadedList>): Promise<ContactImport> {
  const { mapping = {}, roles, tags = [], onDuplicate, consents = [], dryRun = false } = input.options;
  await assertStaticSegment(ctx, input.options);
  const fields = await loadFields(ctx.db, ctx.organizationId);
  inspectHead(input.head, { mapping, ...fields });
  const options = {
    mapping,
    roles: [...new Set(admittedRoles(ctx, roles))],
    tags: [...new Set(tags)],
    onDuplicate,
    consents: consents.map((consent) => ({ ...consent, doubleOptIn: consent.doubleOptIn ?? false })),
  };
  const row = await ctx.db.transaction(async (tx) => {
    const segmentId = await segmentOfImport(ctx, tx, input.options);
    const [made] = await tx
      .insert(imports)
      .values({
        id: newId(ctx.now().getTime()),
        organizationId: ctx.organizationId,
        artistId: ctx.artistId,
        fileId: input.fileId,
        fileName: input.fileName,
        dryRun,
        options: { ...options, ...(segmentId === null ? {} : { segmentId }) },
        createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
        startedAt: ctx.now(),
      })
      .returning();
    if (!made) throw new Error('an insert returned no row');
    const entity = { type: 'import', id: made.id };
    const { fileName } = input;
    await recordChange(ctx, tx, {
      action: 'import.started',
      entity,
      after: { fileName, dryRun, onDuplicate, segmentId },
    });
    return made;
  });
  await startOrFail(ctx, row);
  return presentImport(ctx, row);
}

async function startOrFail(ctx: ServiceContext, row: ImportRow): Promise<void> {
  try {
    await ctx.workflows.startContactImport({ organizationId: ctx.organizationId, importId: row.id });
  } catch (cause) {
    const message = {
      en: 'The import could not be started. Nothing was imported; send the file again in a moment.',
      fr: "L'import n'a pas pu démarrer. Rien n'a été importé ; renvoyez le fichier dans un instant.",
    };
    await ctx.db
      .update(imports)
      .set({ status: 'FAILED', finishedAt: ctx.now(), error: { message, details: [] } })
      .where(eq(imports.id, row.id));
    throw failure('SERVICE_UNAVAILABLE', { message, cause });
  }
}
