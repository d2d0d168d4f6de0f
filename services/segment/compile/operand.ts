import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

/** How much of the organisation a statement sees, and what "today" means to it. */
export interface CompileScope {
  readonly organizationId: string;
  readonly now: Date;
  /** The organisation's time zone: a parameter, or a subquery where one round trip is all there is. */
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
 * Every expression is null where the value is missing, except where a guard says so.
 */
export type Operand =
  /**
   * Empty text counts as missing. `guard` is a condition under which there is text at all, asked last because few pass.
   * `indexedLength` is how many characters of it, folded, an index can hold.
   */
  | { readonly kind: 'text'; readonly value: SQL; readonly guard?: SQL; readonly indexedLength?: number }
  /** A text column that holds one of few known words, never none. */
  | { readonly kind: 'choice'; readonly value: SQL; readonly choices: readonly string[] }
  /** A UUID column, which conditions write as text. */
  | { readonly kind: 'id'; readonly value: SQL }
  /** A NUMERIC expression. */
  | { readonly kind: 'number'; readonly value: SQL }
  /** A REAL column: what it is compared with must be rounded as it was. */
  | { readonly kind: 'real'; readonly value: SQL }
  | { readonly kind: 'boolean'; readonly value: SQL }
  | { readonly kind: 'day'; readonly value: SQL }
  /** `text` is what the instant is read from, where that is text: it tells the day at once, the time only after parsing. */
  | { readonly kind: 'instant'; readonly value: SQL; readonly text?: SQL }
  /** A TEXT[] expression whose empty form counts as missing; a derived one costs more to look at than to fold. */
  | { readonly kind: 'list'; readonly value: SQL; readonly isDerived?: boolean }
  /** An array of an enumerated type, likewise. */
  | { readonly kind: 'choices'; readonly value: SQL; readonly choices: readonly string[]; readonly type: SQL }
  /** A JSONB expression whose texts, where it is an array, are the list. */
  | { readonly kind: 'jsonList'; readonly value: SQL };

/** Negation in SQL's three values: what is unknown did not hold. */
export const not = (predicate: SQL): SQL => sql`(${predicate}) is not true`;
