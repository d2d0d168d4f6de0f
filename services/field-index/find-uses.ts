import { and, eq, isNotNull } from 'drizzle-orm';
import { fieldDefinitions, segments, slowQuestions } from '../../db/schema';
import type { FieldUse } from '../../domain/field-index/plan';
import { isIndexable } from '../../domain/field-index/field-index';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import { readCriteria } from '../../domain/segment/read-criteria';
import { leavesOf } from '../../domain/segment/sentence/why';
import type { ServiceContext } from '../context';

/** The custom fields of the organisation that could have an index, each with how much it is asked. */
export async function findFieldUses({ db, organizationId }: ServiceContext): Promise<readonly FieldUse[]> {
  const [definitions, dynamic, slow] = await Promise.all([
    db.select().from(fieldDefinitions).where(eq(fieldDefinitions.organizationId, organizationId)),
    db
      .select({ criteria: segments.criteria })
      .from(segments)
      .where(and(eq(segments.organizationId, organizationId), eq(segments.dynamic, true))),
    db
      .select({ criteria: slowQuestions.criteria, times: slowQuestions.times })
      .from(slowQuestions)
      .where(and(eq(slowQuestions.organizationId, organizationId), isNotNull(slowQuestions.criteria))),
  ]);
  const inSegments = tally(dynamic.map(({ criteria }) => ({ criteria, times: 1 })));
  const inSlow = tally(slow);
  return definitions.flatMap(({ id, name, type }) =>
    isIndexable(type)
      ? [{ definitionId: id, name, type, segments: inSegments.get(name) ?? 0, slowTimes: inSlow.get(name) ?? 0 }]
      : [],
  );
}

interface Asked {
  readonly criteria: SegmentCriteria | null;
  readonly times: number;
}

/** How often each custom field was named; once by each question, however often it names it. */
function tally(questions: readonly Asked[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { criteria, times } of questions) {
    for (const name of criteria ? fieldsNamedIn(criteria) : []) counts.set(name, (counts.get(name) ?? 0) + times);
  }
  return counts;
}

function fieldsNamedIn(criteria: SegmentCriteria): ReadonlySet<string> {
  const { question } = readCriteria(criteria);
  if (!question) return new Set();
  return new Set(leavesOf(question).flatMap((leaf) => (leaf.kind === 'CUSTOM' ? [leaf.name] : [])));
}
