import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts } from '../../db/schema';
import type { ContactRole } from '../../domain/contact/contact';
import { invalid } from '../../domain/error/failure';
import type { ServiceContext } from '../context';
import { memberOfAny } from './compile/membership';
import type { CompiledSegment } from './compile/operand';
import { visibleContacts } from '../contact/scope';
import { openScope } from './scope';

interface Audience {
  /** Contacts in any of them; an empty list means all contacts in reach. */
  readonly segments: readonly string[];
  /** Contacts in any of these are left out. */
  readonly excludeSegments: readonly string[];
  readonly contactRole: ContactRole | null;
}

/**
 * A subquery of one column, `id`: the contacts in reach of the context that the segments hold, each once.
 * Use it as `... where id in (${await audienceQuery(ctx, audience)})` or select from it.
 * @throws Failure VALIDATION_FAILED at `segments.N` or `excludeSegments.N` for a segment that is not there.
 */
export async function audienceQuery(ctx: ServiceContext, audience: Audience): Promise<SQL> {
  const scope = await openScope(ctx, [...audience.segments, ...audience.excludeSegments]);
  const compiled = (member: 'segments' | 'excludeSegments') =>
    audience[member].map((id, index) => {
      const segment = scope.segments.get(id);
      if (!segment) throw invalid([{ path: `${member}.${index}`, message: missingSegment[ctx.locale] }]);
      return segment;
    });
  const reach = sql.join(
    [
      sql`${visibleContacts(ctx)}`,
      ...(audience.contactRole === null
        ? []
        : [sql`${contacts.roles} @> array[${audience.contactRole}]::contact_role[]`]),
    ],
    sql` and `,
  );
  const everybody = sql`select ${contacts.id} as id from ${contacts} where ${reach}`;
  const membersOf = (segment: CompiledSegment) => sql`${everybody} and (${memberOfAny([segment])})`;
  const included = compiled('segments').map(membersOf);
  const excluded = compiled('excludeSegments').map(membersOf);
  // Each segment is a statement of its own: joined by "or", sets of contacts found by events could not be hashed.
  const union = (members: readonly SQL[]) => sql`(${sql.join([...members], sql` union `)})`;
  const wanted = included.length === 0 ? everybody : union(included);
  return excluded.length === 0 ? wanted : sql`${wanted} except ${union(excluded)}`;
}

const missingSegment = {
  en: 'There is no segment under this id.',
  fr: "Aucun segment n'existe sous cet identifiant.",
};
