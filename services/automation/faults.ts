import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import { conditionsOf } from '../../domain/automation/conditions';
import type { AutomationDefinition } from '../../domain/automation/definition';
import type { DefinitionFault } from '../../domain/automation/fault';
import { valueDoesNotFit } from '../../domain/automation/fault';
import { fieldTarget } from '../../domain/automation/field';
import { templateIdsOf, validateDefinition, watchedSegmentIdsOf } from '../../domain/automation/validate';
import { segments, templates } from '../../db/schema';
import type { ServiceContext } from '../context';
import { referenceFaults } from '../segment/references';
import { patchOf } from './field-patch';
import { messageFaults } from './message-faults';

/** Everything that keeps a draft from being published, with what only the database knows: which templates and segments exist. */
export async function definitionFaults(
  ctx: ServiceContext,
  artistId: string | null,
  definition: AutomationDefinition,
): Promise<readonly DefinitionFault[]> {
  const [templateIds, knownSegments] = await Promise.all([
    existingTemplates(ctx, artistId, templateIdsOf(definition)),
    existingSegments(ctx, artistId, watchedSegmentIdsOf(definition)),
  ]);
  return [
    ...validateDefinition(definition, { templateIds, segments: knownSegments }),
    ...valueFaults(definition),
    ...(await conditionFaults({ ...ctx, artistId }, definition)),
    ...(await messageFaults(ctx, definition)),
  ];
}

/** What conditions name that is not there: for a walk they would never hold, and nobody would know why. */
async function conditionFaults(
  ctx: ServiceContext,
  definition: AutomationDefinition,
): Promise<readonly DefinitionFault[]> {
  const places = conditionsOf(definition);
  const faults = await referenceFaults(ctx, places);
  return faults.map(({ at, path, message }) => ({
    path,
    stepId: places.find((place) => place.at === at)?.stepId ?? null,
    message,
  }));
}

async function existingTemplates(ctx: ServiceContext, artistId: string | null, ids: readonly string[]) {
  if (ids.length === 0) return new Set<string>();
  const rows = await ctx.db
    .select({ id: templates.id })
    .from(templates)
    .where(
      and(
        eq(templates.organizationId, ctx.organizationId),
        eq(templates.archived, false),
        inArray(templates.id, [...ids]),
        artistId === null ? undefined : or(isNull(templates.artistId), eq(templates.artistId, artistId)),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

async function existingSegments(ctx: ServiceContext, artistId: string | null, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { readonly dynamic: boolean }>();
  const rows = await ctx.db
    .select({ id: segments.id, dynamic: segments.dynamic })
    .from(segments)
    .where(
      and(
        eq(segments.organizationId, ctx.organizationId),
        inArray(segments.id, [...ids]),
        artistId === null ? undefined : or(isNull(segments.artistId), eq(segments.artistId, artistId)),
      ),
    );
  return new Map(rows.map(({ id, dynamic }) => [id, { dynamic }]));
}

/** Values that the field of a contact could not hold. */
function valueFaults({ steps }: AutomationDefinition): readonly DefinitionFault[] {
  return steps.flatMap((step, index) => {
    if (step.type !== 'UPDATE_FIELD' || 'increment' in step.configuration) return [];
    const { field, value } = step.configuration;
    if (fieldTarget(field) === null || patchOf(field, value) !== null) return [];
    return [{ path: `steps.${index}.configuration.value`, stepId: step.id, message: valueDoesNotFit(field) }];
  });
}
