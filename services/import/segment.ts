import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../db/client';
import { newId } from '../../db/columns';
import { segments } from '../../db/schema';
import { Failure, invalid } from '../../domain/error/failure';
import type { FoldedPerson } from '../../domain/import/fold-people';
import type { ImportRequest } from '../../domain/import/schema';
import { recordChange } from '../audit/record-change';
import type { ServiceContext } from '../context';
import { getSegmentInOrganization } from '../segment/load';
import { withCount } from '../segment/size';
import type { ImportRow } from './load';

type Choice = Pick<ImportRequest, 'segmentId' | 'segmentName' | 'dryRun'>;

/** @throws Failure VALIDATION_FAILED at `segmentId` for one that is not there, asks a question, or is another workspace's. */
export async function assertStaticSegment(ctx: ServiceContext, { segmentId }: Choice): Promise<void> {
  if (segmentId === undefined) return;
  const refuse = (message: typeof noSegment) => invalid([{ path: 'segmentId', message: message[ctx.locale] }]);
  const segment = await getSegmentInOrganization(ctx, segmentId).catch((error: unknown) => {
    throw error instanceof Failure && error.code === 'NOT_FOUND' ? refuse(noSegment) : error;
  });
  if (segment.dynamic) throw refuse(isDynamic);
  if (segment.artistId !== ctx.artistId) throw refuse(otherWorkspace);
}

/**
 * The segment that an import fills: the one chosen, or the static one of that name in the workspace, made if there is
 * none, so that a list sent again goes where the first one went. A dry run makes none.
 */
export async function segmentOfImport(
  ctx: ServiceContext,
  tx: Database,
  { segmentId, segmentName, dryRun }: Choice,
): Promise<string | null> {
  if (dryRun === true) return null;
  if (segmentId !== undefined || segmentName === undefined) return segmentId ?? null;
  const [known] = await tx
    .select({ id: segments.id })
    .from(segments)
    .where(
      and(
        eq(segments.organizationId, ctx.organizationId),
        ctx.artistId === null ? isNull(segments.artistId) : eq(segments.artistId, ctx.artistId),
        eq(segments.dynamic, false),
        eq(segments.name, segmentName),
      ),
    )
    .orderBy(segments.createdAt)
    .limit(1);
  if (known) return known.id;
  const id = newId(ctx.now().getTime());
  await tx.insert(segments).values({
    id,
    organizationId: ctx.organizationId,
    artistId: ctx.artistId,
    name: segmentName,
    dynamic: false,
    createdBy: ctx.actor.type === 'USER' ? ctx.actor.id : null,
  });
  const entity = { type: 'segment', id };
  await recordChange(ctx, tx, { action: 'segment.created', entity, after: { name: segmentName, dynamic: false } });
  return id;
}

/**
 * Puts everybody of a part of the file into the import's segment, in the part's own transaction: who was there already
 * and whose row was skipped too. A segment that was deleted meanwhile is left alone.
 */
export async function holdImported(tx: Database, row: ImportRow, people: readonly FoldedPerson[]): Promise<void> {
  const { segmentId } = row.options;
  if (segmentId === undefined || people.length === 0) return;
  const keys = JSON.stringify(people.map(({ key }) => key));
  // Told apart here: "is not distinct from" would read the whole index of the organisation's addresses.
  const workspace = row.artistId === null ? sql`c.artist_id is null` : sql`c.artist_id = ${row.artistId}::uuid`;
  await tx.execute(sql`
    insert into segment_members (segment_id, contact_id)
    select s.id, c.id
    from (select id from segments where id = ${segmentId}::uuid and not dynamic for key share) as s
    join contacts c on c.organization_id = ${row.organizationId}::uuid
      and ${workspace}
      and c.email_key = any(array(select jsonb_array_elements_text(${keys}::text::jsonb)))
    on conflict do nothing`);
}

/** Keeps the number that lists of segments show, once the import is over. */
export async function countSegmentOf(ctx: ServiceContext, row: ImportRow): Promise<void> {
  const { segmentId } = row.options;
  if (segmentId === undefined || row.dryRun) return;
  const [segment] = await ctx.db
    .select()
    .from(segments)
    .where(and(eq(segments.organizationId, ctx.organizationId), eq(segments.id, segmentId)));
  if (segment) await withCount(ctx, segment);
}

const noSegment = {
  en: 'There is no segment under this id.',
  fr: "Aucun segment n'existe sous cet identifiant.",
};
const isDynamic = {
  en: 'The criteria of this dynamic segment say who is in it. Choose a static one.',
  fr: 'Les critères de ce segment dynamique disent qui en fait partie. Choisissez un segment fixe.',
};
const otherWorkspace = {
  en: 'This segment is of another workspace than the import. Choose one of the same workspace.',
  fr: "Ce segment est d'un autre espace que l'import. Choisissez-en un du même espace.",
};
