import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { organizations, segments } from '../../db/schema';
import { failure, invalid } from '../../domain/error/failure';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import type { Question } from '../../domain/segment/question';
import { segmentsNamedBy } from '../../domain/segment/question';
import { readCriteria } from '../../domain/segment/read-criteria';
import type { ServiceContext } from '../context';
import { timezoneOf } from '../organization/timezone';
import type { CompiledSegment, CompileScope } from './compile/operand';
import { compileQuestion } from './compile/question';

/** More segments than this behind one question are a mistake, and would make a statement nobody can plan. */
const MAX_SEGMENTS = 200;

interface SegmentDefinition {
  readonly id: string;
  readonly name: string;
  readonly artistId: string | null;
  /** Null for a static segment. */
  readonly question: Question | null;
}

/** Criteria as a question. @throws Failure VALIDATION_FAILED with a path for each fault, below `at`. */
export function questionOf(ctx: Pick<ServiceContext, 'locale'>, criteria: SegmentCriteria, at = 'criteria'): Question {
  const { question, faults } = readCriteria(criteria);
  if (question) return question;
  throw invalid(faults.map(({ path, message }) => ({ path: [at, ...path].join('.'), message: message[ctx.locale] })));
}

/** The organisation's time zone as part of the statement itself, for a question that is to take one round trip. */
export const zoneInStatement = ({ organizationId }: Pick<ServiceContext, 'organizationId'>): SQL =>
  sql`(select ${organizations.timezone} from ${organizations} where ${organizations.id} = ${organizationId}::uuid)`;

/** The time zone as a parameter: the planner then knows the instants asked for, which pays where many rows are read. */
const readZone = async (ctx: ServiceContext): Promise<SQL> => sql`${await timezoneOf(ctx)}::text`;

/**
 * What compiling needs to know of the database: the time zone, unless it is given, and the segments that the ids name,
 * directly or through others.
 * @throws Failure INVALID_STATE when a segment refers to itself through others.
 */
export async function openScope(
  ctx: ServiceContext,
  segmentIds: readonly string[],
  givenZone?: SQL,
): Promise<CompileScope> {
  const zone = givenZone ?? (await readZone(ctx));
  const base = { organizationId: ctx.organizationId, now: ctx.now(), zone };
  const definitions = segmentIds.length === 0 ? [] : [...(await loadDefinitions(ctx, segmentIds)).values()];
  const compiled = new Map<string, CompiledSegment>();
  const scope: CompileScope = { ...base, segments: compiled };
  for (const { id, artistId, question } of inDependencyOrder(definitions)) {
    compiled.set(id, { id, artistId, predicate: question && compileQuestion(question, scope) });
  }
  return scope;
}

/** A question and those of the segments that it names, directly or through others. */
export async function questionsBehind(ctx: ServiceContext, question: Question): Promise<readonly Question[]> {
  const named = await loadDefinitions(ctx, segmentsNamedBy(question));
  return [question, ...[...named.values()].flatMap((segment) => segment.question ?? [])];
}

/** Reads segments and those they name in turn, one statement for each level. Ids of other tenants are not found. */
export async function loadDefinitions(
  ctx: ServiceContext,
  segmentIds: readonly string[],
): Promise<ReadonlyMap<string, SegmentDefinition>> {
  const found = new Map<string, SegmentDefinition>();
  const asked = new Set<string>();
  let wanted = [...new Set(segmentIds)];
  while (wanted.length > 0) {
    for (const id of wanted) asked.add(id);
    if (asked.size > MAX_SEGMENTS) throw failure('INVALID_STATE', { message: tooManySegments });
    for (const definition of await readDefinitions(ctx, wanted)) found.set(definition.id, definition);
    const named = wanted.flatMap((id) => {
      const question = found.get(id)?.question;
      return question ? segmentsNamedBy(question) : [];
    });
    wanted = [...new Set(named)].filter((id) => !asked.has(id));
  }
  return found;
}

async function readDefinitions(ctx: ServiceContext, ids: readonly string[]): Promise<readonly SegmentDefinition[]> {
  const rows = await ctx.db
    .select({ id: segments.id, name: segments.name, artistId: segments.artistId, criteria: segments.criteria })
    .from(segments)
    .where(
      and(
        eq(segments.organizationId, ctx.organizationId),
        inArray(segments.id, [...ids]),
        ctx.artistId === null ? undefined : or(isNull(segments.artistId), eq(segments.artistId, ctx.artistId)),
      ),
    );
  return rows.map(({ criteria, ...row }) => ({ ...row, question: criteria && questionOf(ctx, criteria) }));
}

/** Segments after those they name. @throws Failure INVALID_STATE on a circle. */
function inDependencyOrder(definitions: readonly SegmentDefinition[]): readonly SegmentDefinition[] {
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const ordered = new Set<SegmentDefinition>();
  const open = new Set<string>();
  const visit = (definition: SegmentDefinition) => {
    if (ordered.has(definition)) return;
    if (open.has(definition.id)) throw failure('INVALID_STATE', { message: circle(definition.name) });
    open.add(definition.id);
    for (const id of definition.question ? segmentsNamedBy(definition.question) : []) {
      const named = byId.get(id);
      if (named) visit(named);
    }
    ordered.add(definition);
  };
  for (const definition of definitions) visit(definition);
  return [...ordered];
}

const tooManySegments = {
  en: `More than ${MAX_SEGMENTS} segments are behind this question. Make it of fewer.`,
  fr: `Plus de ${MAX_SEGMENTS} segments se cachent derrière cette question. Composez-la de moins de segments.`,
};
const circle = (name: string) => ({
  en: `The segment “${name}” refers to itself through others. Take it out of one of them.`,
  fr: `Le segment « ${name} » se réfère à lui-même à travers d'autres. Retirez-le de l'un d'eux.`,
});
