import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { askedBy } from '../../../domain/segment/asked';
import type { Asked } from '../../../domain/segment/asked';
import { visibleContacts } from '../../contact/scope';
import type { ServiceContext } from '../../context';
import { memberOfAny } from '../compile/membership';
import type { CompileScope } from '../compile/operand';
import { loadDefinitions, openScope } from '../scope';

/** A kept segment as its refresh asks it. */
export interface KeptDefinition {
  readonly segmentId: string;
  /** The condition on `contacts` that its members meet now. */
  readonly predicate: SQL;
  readonly scope: CompileScope;
  readonly asked: Asked;
  /** Of everything that decides who is in it, but what is known of the contacts themselves. */
  readonly digest: string;
}

/** @throws Failure where the segment, or one that it names, cannot be asked. */
export async function readDefinition(
  ctx: ServiceContext,
  segmentId: string,
  timezone: string,
): Promise<KeptDefinition> {
  const definitions = [...(await loadDefinitions(ctx, [segmentId])).values()];
  const scope = await openScope(ctx, [segmentId], sql`${timezone}::text`);
  const segment = scope.segments.get(segmentId);
  const known = definitions.map(({ id, artistId, question }) => [id, artistId, question] as const);
  return {
    segmentId,
    predicate: sql`${visibleContacts(ctx)} and (${memberOfAny(segment ? [segment] : [])})`,
    scope,
    asked: askedBy(definitions.flatMap(({ question }) => question ?? [])),
    digest: digestOf([timezone, ...known.toSorted(([one], [other]) => (one < other ? -1 : 1))]),
  };
}

const digestOf = (definition: unknown): string =>
  createHash('sha256').update(JSON.stringify(definition)).digest('hex').slice(0, 32);
