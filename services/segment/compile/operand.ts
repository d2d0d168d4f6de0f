import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

/** How much of the organisation a statement sees, and what "today" means to it. */
export interface CompileScope {
  readonly organizationId: string;
  readonly now: Date;
  /** The organisation's time zone: a parameter, or a subquery where nothing was read before. */
  readonly zone: SQL;
  /** Every segment that the criteria name, directly or through others. */
  readonly segments: ReadonlyMap<string, CompiledSegment>;
}

/** A segment as a condition of membership needs it. */
export interface CompiledSegment {
  readonly id: string;
  readonly artistId: string | null;
  /** Null for a static segment. */
  readonly predicate: SQL | null;
}

/**
 * A value that a contact or an event holds, in the form each kind of comparison wants.
 * Every expression is null where the value is missing.
 */
export type Operand =
  | { readonly kind: 'text'; readonly value: SQL }
  /** A NUMERIC expression. */
  | { readonly kind: 'number'; readonly value: SQL }
  /** A REAL column: what it is compared with must be rounded as it was. */
  | { readonly kind: 'real'; readonly value: SQL }
  | { readonly kind: 'boolean'; readonly value: SQL }
  | { readonly kind: 'day'; readonly value: SQL }
  | { readonly kind: 'instant'; readonly value: SQL }
  /** A TEXT[] expression whose empty form counts as missing. */
  | { readonly kind: 'list'; readonly value: SQL };

/** Negation in SQL's three values: what is unknown did not hold. */
export const not = (predicate: SQL): SQL => sql`(${predicate}) is not true`;
