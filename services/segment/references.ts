import type { FieldType } from '../../domain/contact/contact';
import { invalid } from '../../domain/error/failure';
import type { Sentences } from '../../domain/locale/locale';
import type { FieldCondition, SegmentCondition } from '../../domain/segment/criteria';
import { readField } from '../../domain/segment/fields';
import { segmentsNamedBy } from '../../domain/segment/question';
import { campaignFiltersOf, fieldConditionsOf } from '../../domain/segment/walk';
import type { ServiceContext } from '../context';
import type { KnownNames } from './known-names';
import { idsIn, readKnownNames } from './known-names';

interface Options {
  /** Where the conditions stand in the request. */
  readonly at?: string;
  /** The segment that the conditions are to define: it must not be among those they name. */
  readonly segmentId?: string;
}

/** Conditions with the place of the criteria that hold them: `triggers.0`, `steps.2.configuration.branches.0.criteria`. */
export interface PlacedConditions {
  readonly at: string;
  readonly conditions: readonly SegmentCondition[];
}

/** Something that a condition names and that is not there, or is otherwise than the condition takes it to be. */
export interface ReferenceFault {
  /** Of which of the places. */
  readonly at: string;
  /** In dots, from the root of the request. */
  readonly path: string;
  readonly message: Sentences;
}

/**
 * Makes sure that the segments, campaigns, automations with their steps, topics and custom fields that conditions name
 * are the organisation's, that custom fields are asked by their type, and that no segment would refer to itself.
 * @throws Failure VALIDATION_FAILED with the path of each condition at fault.
 */
export async function checkReferences(
  ctx: ServiceContext,
  conditions: readonly SegmentCondition[],
  { at = 'criteria', segmentId }: Options = {},
): Promise<void> {
  const faults = await referenceFaults(ctx, [{ at, conditions }], segmentId);
  if (faults.length > 0) throw invalid(faults.map(({ path, message }) => ({ path, message: message[ctx.locale] })));
}

/** The same for conditions in several places, as faults instead of an error. */
export async function referenceFaults(
  ctx: ServiceContext,
  places: readonly PlacedConditions[],
  segmentId?: string,
): Promise<readonly ReferenceFault[]> {
  const known = await readKnownNames(
    ctx,
    places.flatMap(({ conditions }) => conditions),
  );
  return places.flatMap(({ at, conditions }) => [
    ...fieldConditionsOf(conditions).flatMap(({ path, condition }): readonly ReferenceFault[] => {
      const fault = faultOf(condition, known, segmentId);
      return fault ? [{ at, path: [at, ...path, fault.member].join('.'), message: fault.message }] : [];
    }),
    ...campaignFiltersOf(conditions)
      .filter(({ campaignIds }) => !campaignIds.every((id) => known.campaignIds.has(id)))
      .map(({ path }) => ({ at, path: [at, ...path].join('.'), message: noCampaign })),
  ]);
}

interface Fault {
  readonly member: 'field' | 'value' | 'dataType';
  readonly message: Sentences;
}

const unless = (isThere: boolean, fault: Fault): Fault | null => (isThere ? null : fault);

function faultOf(condition: FieldCondition, known: KnownNames, segmentId?: string): Fault | null {
  const reference = readField(condition.field);
  switch (reference?.kind) {
    case 'segment':
      return segmentFault(idsIn(condition), known, segmentId);
    case 'campaign':
      return unless(known.campaignIds.has(reference.campaignId), { member: 'field', message: noCampaign });
    case 'automation':
      return unless(known.automations.has(reference.automationId), { member: 'field', message: noAutomation });
    case 'step':
      return stepFault(reference.automationId, condition, known);
    case 'topic':
      return unless(known.topics.has(reference.topic), { member: 'field', message: noTopic });
    case 'custom':
      return customFault(reference.name, condition.dataType, known);
    case 'column':
    case 'consent':
    case undefined:
      return null;
  }
}

function segmentFault(ids: readonly string[], { segments }: KnownNames, segmentId?: string): Fault | null {
  if (ids.some((id) => id !== segmentId && !segments.has(id))) return { member: 'value', message: noSegment };
  const reached = new Set(ids);
  for (const id of reached) {
    const question = segments.get(id)?.question;
    for (const named of question ? segmentsNamedBy(question) : []) reached.add(named);
  }
  return unless(segmentId === undefined || !reached.has(segmentId), { member: 'value', message: circle });
}

function stepFault(automationId: string, { value }: FieldCondition, { automations }: KnownNames): Fault | null {
  const automation = automations.get(automationId);
  if (!automation) return { member: 'field', message: noAutomation };
  const stepIds = (Array.isArray(value) ? value : [value]).map(String);
  return unless(
    stepIds.every((id) => automation.steps.has(id)),
    { member: 'value', message: noStep },
  );
}

/** Dates are written as text in JSON, so a text field may be asked as dates, and the other way round. */
function customFault(name: string, dataType: FieldType, { fieldTypes }: KnownNames): Fault | null {
  const type = fieldTypes.get(name);
  if (type === undefined) return { member: 'field', message: noField(name) };
  const isTextual = (one: FieldType) => one === 'STRING' || one === 'DATE';
  const fits = type === dataType || (isTextual(type) && isTextual(dataType));
  return unless(fits, { member: 'dataType', message: wrongType(name, type) });
}

const noSegment = { en: 'There is no such segment.', fr: "Ce segment n'existe pas." };
const noCampaign = { en: 'There is no such campaign.', fr: "Cette campagne n'existe pas." };
const noAutomation = { en: 'There is no such automation.', fr: "Cette automatisation n'existe pas." };
const noStep = {
  en: 'The automation has no such step. Choose one of its steps.',
  fr: "L'automatisation n'a pas cette étape. Choisissez l'une de ses étapes.",
};
const noTopic = { en: 'There is no such topic.', fr: "Ce thème n'existe pas." };
const circle = {
  en: 'The segment would refer to itself, directly or through others.',
  fr: "Le segment se référerait à lui-même, directement ou à travers d'autres.",
};
const noField = (name: string): Sentences => ({
  en: `Your organisation has no custom field ${name}. It has one as soon as a contact holds a value for it.`,
  fr: `Votre organisation n'a pas de champ personnalisé ${name}. Elle en a un dès qu'un contact y porte une valeur.`,
});
const wrongType = (name: string, type: FieldType): Sentences => ({
  en: `The custom field ${name} is of the type ${type}.`,
  fr: `Le champ personnalisé ${name} est du type ${type}.`,
});
