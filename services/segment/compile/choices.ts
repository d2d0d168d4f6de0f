import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Comparison, TextRelation } from '../../../domain/segment/comparison';
import { fold } from '../../../domain/segment/fold';

const relations: Readonly<Record<TextRelation, (held: string, asked: string) => boolean>> = {
  EQUALS: (held, asked) => held === asked,
  CONTAINS: (held, asked) => held.includes(asked),
  STARTS_WITH: (held, asked) => held.startsWith(asked),
  ENDS_WITH: (held, asked) => held.endsWith(asked),
};

/** A text column that holds one of few known words: which of them the comparison fits is known before a row is read. */
export function compareChoice(
  column: SQL,
  choices: readonly string[],
  { relation, values }: Extract<Comparison, { kind: 'TEXT' }>,
): SQL {
  const asked = values.map(fold);
  const fitting = choices.filter((choice) => asked.some((text) => relations[relation](fold(choice), text)));
  return sql`${column} = any(${sql.param(fitting)}::text[])`;
}

/** The same for a column that holds several such words, of an enumerated type. */
export function compareChoices(
  column: SQL,
  { choices, type }: { readonly choices: readonly string[]; readonly type: SQL },
  { quantifier, values }: Extract<Comparison, { kind: 'LIST' }>,
): SQL {
  const asked = [...new Set(values.map(fold))];
  const fitting = choices.filter((choice) => asked.includes(fold(choice)));
  if (quantifier === 'ANY') return sql`${column} && ${sql.param(fitting)}::${type}[]`;
  return fitting.length === asked.length ? sql`${column} @> ${sql.param(fitting)}::${type}[]` : sql`false`;
}
