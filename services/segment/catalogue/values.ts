import { eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { contacts, fieldDefinitions } from '../../../db/schema';
import type { FieldType } from '../../../domain/contact/contact';
import type { FieldFault } from '../../../domain/error/failure';
import { Failure, invalid } from '../../../domain/error/failure';
import { canSuggest } from '../../../domain/segment/catalogue';
import type { FieldValues } from '../../../domain/segment/catalogue-schema';
import { CAMPAIGN_OF_EVENT, PRODUCTS } from '../../../domain/segment/event-members';
import { readField, typeOfField } from '../../../domain/segment/fields';
import { visibleContacts } from '../../contact/scope';
import type { ServiceCall, ServiceContext } from '../../context';
import { ask } from '../ask';
import { eventSource } from '../compile/event-source';
import { columnOperand } from '../compile/field';
import { jsonMember } from '../compile/json';
import { productOperand } from '../compile/product';

const SHOWN_VALUES = 20;
/** While a person types: an exact answer within this, or one from a sample. */
const EXACT_MS = 1_000;
const SAMPLED_CONTACTS = 20_000;
const SAMPLED_EVENTS = 10_000;

export interface ValueFound {
  readonly value: string;
  /** How many contacts, or events, bear it; absent where a sample was looked at. */
  readonly count?: number;
}

/**
 * The values that a field, or a property of an event, is met with among the contacts in reach, the most frequent first;
 * spellings that compare as equal are one value. Lists give their elements.
 * @throws Failure VALIDATION_FAILED for what has no values to look up.
 */
export async function listValues({
  ctx,
  input,
}: ServiceCall<FieldValues>): Promise<{ readonly values: readonly ValueFound[] }> {
  const { field, event, property, q = '' } = input;
  if (field !== undefined && event === undefined && property === undefined) {
    const values = await readValues(ctx, field);
    return { values: await valuesOfField(ctx, values, q) };
  }
  if (field === undefined && event !== undefined && property !== undefined) {
    return { values: await valuesOfProperty(ctx, { event, property }, q) };
  }
  throw invalid([{ path: 'field', message: oneOrOther[ctx.locale] }]);
}

/** The values of one contact as a set of rows: `unnest(…)`, or a text that may be null. */
async function readValues(ctx: ServiceContext, field: string): Promise<SQL> {
  const reference = readField(field);
  const refuse = (message: string): Failure => invalid([{ path: 'field', message } satisfies FieldFault]);
  if (reference?.kind === 'custom') {
    const type = await typeOfCustom(ctx, reference.name);
    if (type === null) throw refuse(noField[ctx.locale]);
    if (!canSuggest(field, type)) throw refuse(noValues[ctx.locale]);
    const { json, text } = jsonMember(sql`${contacts.customFields}`, reference.name);
    return type === 'ARRAY' ? elementsOf(json) : rowOf(text);
  }
  const type = reference && typeOfField(reference);
  if (!reference || type === null) throw refuse(noField[ctx.locale]);
  if (reference.kind !== 'column' || !canSuggest(field, type)) throw refuse(noValues[ctx.locale]);
  const { value } = columnOperand(reference.column);
  return type === 'ARRAY' ? sql`unnest(${value}::text[])` : rowOf(value);
}

const rowOf = (text: SQL): SQL => sql`(values (${text}))`;
/** The texts of a JSON array; none for anything else. */
const elementsOf = (json: SQL): SQL =>
  sql`jsonb_array_elements_text(case when jsonb_typeof(${json}) = 'array' then ${json} else '[]' end)`;

async function typeOfCustom(ctx: ServiceContext, name: string): Promise<FieldType | null> {
  const rows = await ctx.db
    .select()
    .from(fieldDefinitions)
    .where(eq(fieldDefinitions.organizationId, ctx.organizationId));
  return rows.find((row) => row.name === name)?.type ?? null;
}

async function valuesOfField(ctx: ServiceContext, values: SQL, q: string): Promise<readonly ValueFound[]> {
  const source = (reach: SQL) => sql`(select held.value from ${reach} cross join lateral ${values} as held(value))`;
  const exactly = sql`(select * from ${contacts} where ${visibleContacts(ctx)}) as contacts`;
  try {
    return await readCounts(ctx, { source: source(exactly), q, counted: true });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'SERVICE_UNAVAILABLE') throw error;
    const recent = sql`(select * from ${contacts} where ${visibleContacts(ctx)}
      order by ${contacts.createdAt} desc limit ${SAMPLED_CONTACTS}) as contacts`;
    return readCounts(ctx, { source: source(recent), q, counted: false });
  }
}

/** What the latest events of a name carry; with counts where these are all there are. */
async function valuesOfProperty(
  ctx: ServiceContext,
  { event, property }: { readonly event: string; readonly property: string },
  q: string,
): Promise<readonly ValueFound[]> {
  const events = eventSource(event, ctx.organizationId);
  const source = sql`(
    select held.value from (
      select ${events.contactId} as contact_id, ${events.properties} as properties, ${events.campaignId} as campaign_id
      from ${events.table} where ${events.filter} order by ${events.occurredAt} desc limit ${SAMPLED_EVENTS}
    ) as recent
    cross join lateral ${valuesOfEvent(property)} as held(value)
    where exists (select 1 from ${contacts} where ${contacts.id} = recent.contact_id and ${visibleContacts(ctx)}))`;
  const older = sql`select 1 from ${events.table} where ${events.filter} offset ${SAMPLED_EVENTS} limit 1`;
  const [row] = await ctx.db.execute<{ more: boolean }>(sql`select exists (${older}) as more`);
  return readCounts(ctx, { source, q, counted: row?.more === false });
}

/** The values of a property of one event, as a set of rows. */
function valuesOfEvent(property: string): SQL {
  const properties = sql`recent.properties`;
  if (property === PRODUCTS) return sql`unnest(${productOperand(properties).value})`;
  const { json, text } = jsonMember(properties, property);
  const campaign = property === CAMPAIGN_OF_EVENT ? sql`, recent.campaign_id::text` : sql.empty();
  return sql`(
    select coalesce(${text}${campaign}) as value where coalesce(jsonb_typeof(${json}), 'string') not in ('array', 'object')
    union all select value from ${elementsOf(json)} as entry(value))`;
}

interface Counting {
  /** A subquery of one column, `value`. */
  readonly source: SQL;
  readonly q: string;
  readonly counted: boolean;
}

/** Each value is folded once, not once for each contact that bears it; of spellings the most frequent is shown. */
async function readCounts(ctx: ServiceContext, { source, q, counted }: Counting): Promise<readonly ValueFound[]> {
  const rows = await ask(
    ctx,
    (tx) =>
      tx.execute<{ value: string; count: number }>(sql`
        select (array_agg(value order by times desc, value))[1] as value, sum(times)::int as count
        from (select value, count(*) as times from ${source} as met where value <> '' group by value) as spellings
        where strpos(fermata_fold(value), fermata_fold(${q}::text)) > 0
        group by fermata_fold(value)
        order by 2 desc, 1 limit ${SHOWN_VALUES}`),
    { limitMs: EXACT_MS },
  );
  return rows.map(({ value, count }) => (counted ? { value, count } : { value }));
}

const oneOrOther = {
  en: 'Name a field, or an event and its property.',
  fr: 'Nommez un champ, ou un événement et sa propriété.',
};
const noField = { en: 'There is no such field.', fr: "Ce champ n'existe pas." };
const noValues = {
  en: 'The values of this field cannot be looked up: only texts and lists that people share.',
  fr: 'Les valeurs de ce champ ne se cherchent pas : seulement celles des textes et des listes que des gens partagent.',
};
