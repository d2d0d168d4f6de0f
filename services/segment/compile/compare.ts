import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { isUuid } from '../../../domain/identity/uuid';
import type { Comparison, NumberRelation, SignedComparison } from '../../../domain/segment/comparison';
import { fold } from '../../../domain/segment/fold';
import { compareChoice, compareChoices } from './choices';
import { compareDay, compareInstant } from './dates';
import type { CompileScope, Operand } from './operand';
import { not } from './operand';

const numberOperators: Readonly<Record<NumberRelation, SQL>> = {
  EQUALS: sql`=`,
  GREATER_THAN: sql`>`,
  GREATER_OR_EQUAL: sql`>=`,
  LESS_THAN: sql`<`,
  LESS_OR_EQUAL: sql`<=`,
};

/** The comparison of one value, with its negation; a value that is missing holds for the negated ones alone. */
export function compareSigned(operand: Operand, { negated, comparison }: SignedComparison, scope: CompileScope): SQL {
  const predicate = compare(operand, comparison, scope);
  return negated ? not(predicate) : predicate;
}

/** True, false, or unknown where the value is missing. The condition's type and the operand's agree by validation. */
function compare(operand: Operand, comparison: Comparison, scope: CompileScope): SQL {
  switch (comparison.kind) {
    case 'PRESENT':
      return isPresent(operand);
    case 'TEXT':
      if (operand.kind === 'choice') return compareChoice(operand.value, operand.choices, comparison);
      if (operand.kind === 'id') return compareId(operand.value, comparison);
      return operand.kind === 'text' ? compareText(operand, comparison) : mismatch(operand, comparison);
    case 'NUMBER':
    case 'NUMBER_RANGE':
      return operand.kind === 'number' || operand.kind === 'real'
        ? compareNumber(operand, comparison)
        : mismatch(operand, comparison);
    case 'BOOLEAN':
      return operand.kind === 'boolean'
        ? sql`${operand.value} = ${comparison.value}::boolean`
        : mismatch(operand, comparison);
    case 'DATE':
    case 'DATE_RANGE':
    case 'RELATIVE_DATE':
      if (operand.kind === 'day') return compareDay(operand.value, comparison, scope);
      return operand.kind === 'instant' ? compareInstant(operand, comparison, scope) : mismatch(operand, comparison);
    case 'LIST':
      if (operand.kind === 'choices') return compareChoices(operand.value, operand, comparison);
      if (operand.kind === 'jsonList') return compareJsonList(operand.value, comparison);
      return operand.kind === 'list' ? compareList(operand, comparison) : mismatch(operand, comparison);
  }
}

function mismatch(operand: Operand, comparison: Comparison): never {
  throw new Error(
    `a ${comparison.kind} comparison cannot be asked of a ${operand.kind}: the criteria were not validated`,
  );
}

function isPresent(operand: Operand): SQL {
  const { kind, value } = operand;
  if (kind === 'text') return guarded(sql`${value} <> ''`, operand.guard);
  if (kind === 'list' || kind === 'choices') return sql`cardinality(${value}) > 0`;
  if (kind === 'jsonList') return sql`exists (select 1 from ${textsIn(value)})`;
  return sql`${value} is not null`;
}

const guarded = (predicate: SQL, guard: SQL | undefined): SQL => (guard ? sql`(${predicate} and ${guard})` : predicate);

const folded = (text: string): SQL => sql`fermata_fold(${text}::text)`;
const foldedAll = (texts: readonly string[]): SQL => sql`fermata_fold_all(${sql.param(texts)}::text[])`;

function compareText(
  { value: column, guard, indexedLength }: Extract<Operand, { kind: 'text' }>,
  comparison: Extract<Comparison, { kind: 'TEXT' }>,
): SQL {
  return guarded(compareFolded(column, comparison, indexedLength), guard);
}

function compareId(value: SQL, comparison: Extract<Comparison, { kind: 'TEXT' }>): SQL {
  if (comparison.relation !== 'EQUALS') return compareFolded(sql`${value}::text`, comparison);
  const ids = comparison.values.map((text) => text.toLowerCase()).filter(isUuid);
  return sql`${value} = any(${sql.param(ids)}::uuid[])`;
}

function compareFolded(
  column: SQL,
  { relation, values }: Extract<Comparison, { kind: 'TEXT' }>,
  indexedLength = 0,
): SQL {
  // Where the text asked for folds to nothing, an empty column would match it, which counts as missing.
  const present = values.every((text) => fold(text) !== '') ? column : sql`nullif(${column}, '')`;
  const value = sql`fermata_fold(${present})`;
  // What is shorter than the part that is indexed is equal to the whole when it is equal to the part.
  const isShort = values.every((text) => Array.from(fold(text)).length < indexedLength);
  const beginning = isShort ? sql`left(${value}, ${sql.raw(String(indexedLength))})` : value;
  const [text = ''] = values;
  if (values.length > 1) return sql`${beginning} = any(${foldedAll(values)})`;
  switch (relation) {
    case 'EQUALS':
      return sql`${beginning} = ${folded(text)}`;
    case 'CONTAINS':
      return sql`strpos(${value}, ${folded(text)}) > 0`;
    case 'STARTS_WITH':
      return sql`starts_with(${beginning}, ${folded(text)})`;
    case 'ENDS_WITH':
      return sql`right(${value}, char_length(${folded(text)})) = ${folded(text)}`;
  }
}

function compareNumber(
  { kind, value }: Extract<Operand, { kind: 'number' | 'real' }>,
  comparison: Extract<Comparison, { kind: 'NUMBER' | 'NUMBER_RANGE' }>,
): SQL {
  const literal = (number: number) =>
    kind === 'real' ? sql`${String(Math.fround(number))}::float8` : sql`${String(number)}::numeric`;
  if (comparison.kind === 'NUMBER_RANGE') {
    return sql`${value} between ${literal(comparison.from)} and ${literal(comparison.to)}`;
  }
  const { relation, values } = comparison;
  const [first = 0] = values;
  if (values.length === 1) return sql`${value} ${numberOperators[relation]} ${literal(first)}`;
  return kind === 'real'
    ? sql`${value} = any(${sql.param(values.map((number) => String(Math.fround(number))))}::text[]::float8[])`
    : sql`${value} = any(${sql.param(values.map(String))}::text[]::numeric[])`;
}

/** Compares an average without dividing, so that no rounding decides: the sum against the value times the count. */
export function compareAverage(number: SQL, { negated, comparison }: SignedComparison): SQL {
  const total = (value: number) => sql`${String(value)}::numeric * count(${number})`;
  const sum = sql`sum(${number})`;
  const predicate = () => {
    if (comparison.kind === 'NUMBER_RANGE') {
      return sql`${sum} between ${total(comparison.from)} and ${total(comparison.to)}`;
    }
    if (comparison.kind !== 'NUMBER') return sql`${sum} is not null`;
    const { relation, values } = comparison;
    const [first = 0] = values;
    if (values.length === 1) return sql`${sum} ${numberOperators[relation]} ${total(first)}`;
    const asked = sql`unnest(${sql.param(values.map(String))}::text[]::numeric[]) as asked`;
    return sql`exists (select 1 from ${asked} where ${sum} = asked * count(${number}))`;
  };
  return negated ? not(predicate()) : predicate();
}

function compareList(
  { value, isDerived }: Extract<Operand, { kind: 'list' }>,
  { quantifier, values }: Extract<Comparison, { kind: 'LIST' }>,
): SQL {
  const has = sql`fermata_fold_all(${value}) ${quantifier === 'ALL' ? sql`@>` : sql`&&`} ${foldedAll(values)}`;
  // Where no index serves, most lists are empty, and to see that is cheaper than to fold them.
  return isDerived ? has : sql`(cardinality(${value}) > 0 and ${has})`;
}

/** The texts of a JSON array as rows of one column, `text`, folded. */
const textsIn = (json: SQL): SQL => sql`(
  select fermata_fold(entry #>> '{}') as text
  from jsonb_array_elements(case when jsonb_typeof(${json}) = 'array' then ${json} else '[]' end) as entry
  where jsonb_typeof(entry) = 'string') as texts`;

function compareJsonList(json: SQL, { quantifier, values }: Extract<Comparison, { kind: 'LIST' }>): SQL {
  const asked = foldedAll(values);
  if (quantifier === 'ANY') return sql`exists (select 1 from ${textsIn(json)} where text = any(${asked}))`;
  return sql`(select count(distinct text) from ${textsIn(json)} where text = any(${asked}))
    = (select count(distinct text) from unnest(${asked}) as text)`;
}
