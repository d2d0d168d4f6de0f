import { and, eq, inArray } from 'drizzle-orm';
import { campaigns, fieldDefinitions, organizations } from '../../db/schema';
import type { FieldType } from '../../domain/contact/contact';
import type { FieldFault } from '../../domain/error/failure';
import { invalid } from '../../domain/error/failure';
import type { Sentences } from '../../domain/locale/locale';
import type { FieldCondition, SegmentCondition } from '../../domain/segment/criteria';
import { readField } from '../../domain/segment/fields';
import { segmentsNamedBy } from '../../domain/segment/question';
import { fieldConditionsOf } from '../../domain/segment/walk';
import type { ServiceContext } from '../context';
import { loadDefinitions } from './scope';

/** What conditions name that only the database knows. */
interface Known {
  readonly segments: Awaited<ReturnType<typeof loadDefinitions>>;
  readonly campaignIds: ReadonlySet<string>;
  readonly fieldTypes: ReadonlyMap<string, FieldType>;
  readonly fieldsLocked: boolean;
}

interface Options {
  /** Where the conditions stand in the request. */
  readonly at?: string;
  /** The segment that the conditions are to define: it must not be among those they name. */
  readonly segmentId?: string;
}

/**
 * Makes sure that the segments and campaigns that conditions name exist, that no segment would refer to itself, and
 * that custom fields are asked by their type. A field nobody has a value of yet may be asked for, unless the
 * organisation has locked its fields.
 * @throws Failure VALIDATION_FAILED with the path of each condition at fault.
 */
export async function checkReferences(
  ctx: ServiceContext,
  conditions: readonly SegmentCondition[],
  { at = 'criteria', segmentId }: Options = {},
): Promise<void> {
  const placed = fieldConditionsOf(conditions);
  const known = await readKnown(
    ctx,
    placed.map(({ condition }) => condition),
  );
  const faults = placed.flatMap(({ path, condition }): readonly FieldFault[] => {
    const fault = faultOf(condition, known, segmentId);
    return fault ? [{ path: [at, ...path, fault.member].join('.'), message: fault.message[ctx.locale] }] : [];
  });
  if (faults.length > 0) throw invalid(faults);
}

async function readKnown(ctx: ServiceContext, conditions: readonly FieldCondition[]): Promise<Known> {
  const references = conditions.map(({ field }) => readField(field));
  const segmentIds = conditions.flatMap(({ field, value }) =>
    field === 'segment' && Array.isArray(value) ? value.map((id) => String(id).toLowerCase()) : [],
  );
  const campaignIds = references.flatMap((reference) => (reference?.kind === 'campaign' ? [reference.campaignId] : []));
  const names = references.flatMap((reference) => (reference?.kind === 'custom' ? [reference.name] : []));
  const inOrganization = eq(fieldDefinitions.organizationId, ctx.organizationId);
  const [segments, foundCampaigns, definitions, [organization]] = await Promise.all([
    loadDefinitions(ctx, segmentIds),
    campaignIds.length === 0
      ? []
      : ctx.db
          .select({ id: campaigns.id })
          .from(campaigns)
          .where(and(eq(campaigns.organizationId, ctx.organizationId), inArray(campaigns.id, campaignIds))),
    names.length === 0
      ? []
      : ctx.db
          .select()
          .from(fieldDefinitions)
          .where(and(inOrganization, inArray(fieldDefinitions.name, names))),
    names.length === 0
      ? []
      : ctx.db
          .select({ locked: organizations.fieldsLocked })
          .from(organizations)
          .where(eq(organizations.id, ctx.organizationId)),
  ]);
  return {
    segments,
    campaignIds: new Set(foundCampaigns.map(({ id }) => id)),
    fieldTypes: new Map(definitions.map(({ name, type }) => [name, type])),
    fieldsLocked: organization?.locked === true,
  };
}

interface Fault {
  readonly member: 'field' | 'value' | 'dataType';
  readonly message: Sentences;
}

function faultOf({ field, value, dataType }: FieldCondition, known: Known, segmentId?: string): Fault | null {
  const reference = readField(field);
  switch (reference?.kind) {
    case 'segment':
      return segmentFault(Array.isArray(value) ? value.map((id) => String(id).toLowerCase()) : [], known, segmentId);
    case 'campaign':
      return known.campaignIds.has(reference.campaignId) ? null : { member: 'field', message: noCampaign };
    case 'custom':
      return customFault(reference.name, dataType, known);
    case 'column':
    case 'consent':
    case undefined:
      return null;
  }
}

function segmentFault(ids: readonly string[], { segments }: Known, segmentId?: string): Fault | null {
  if (ids.some((id) => id !== segmentId && !segments.has(id))) return { member: 'value', message: noSegment };
  const reached = new Set(ids);
  for (const id of reached) {
    const question = segments.get(id)?.question;
    for (const named of question ? segmentsNamedBy(question) : []) reached.add(named);
  }
  return segmentId !== undefined && reached.has(segmentId) ? { member: 'value', message: circle } : null;
}

/** Dates are written as text in JSON, so a text field may be asked as dates, and the other way round. */
function customFault(name: string, dataType: FieldType, { fieldTypes, fieldsLocked }: Known): Fault | null {
  const type = fieldTypes.get(name);
  if (type === undefined) return fieldsLocked ? { member: 'field', message: noField(name) } : null;
  const isTextual = (one: FieldType) => one === 'STRING' || one === 'DATE';
  if (type === dataType || (isTextual(type) && isTextual(dataType))) return null;
  return { member: 'dataType', message: wrongType(name, type) };
}

const noSegment = { en: 'There is no such segment.', fr: "Ce segment n'existe pas." };
const noCampaign = { en: 'There is no such campaign.', fr: "Cette campagne n'existe pas." };
const circle = {
  en: 'The segment would refer to itself, directly or through others.',
  fr: "Le segment se référerait à lui-même, directement ou à travers d'autres.",
};
const noField = (name: string): Sentences => ({
  en: `Your organisation has no custom field ${name}, and its fields are locked.`,
  fr: `Votre organisation n'a pas de champ personnalisé ${name}, et ses champs sont verrouillés.`,
});
const wrongType = (name: string, type: FieldType): Sentences => ({
  en: `The custom field ${name} is of the type ${type}.`,
  fr: `Le champ personnalisé ${name} est du type ${type}.`,
});
