import type { ConsentType } from '../consent/consent';
import type { FieldType } from '../contact/contact';
import type { SignedComparison } from './comparison';
import type { GroupLogic, MeasureType, NumberRange } from './criteria';
import type { CampaignOutcome, ContactField } from './fields';

/** What is measured over a contact's events. */
export interface Measure {
  readonly type: MeasureType;
  readonly property: string | null;
  /** How FIRST and LAST read the property; null when only its presence is asked. Other measures are numbers. */
  readonly dataType: FieldType | null;
}

/** Which events count: one of their properties compared, or a product among their items. */
export type EventFilter =
  | {
      readonly kind: 'PROPERTY';
      readonly property: string;
      readonly type: FieldType;
      readonly comparison: SignedComparison;
    }
  | { readonly kind: 'PRODUCT'; readonly products: readonly string[] };

export interface Behaviour {
  readonly event: string;
  readonly measure: Measure;
  readonly comparison: SignedComparison;
  readonly where: readonly EventFilter[];
  readonly withinDays: number | null;
}

/**
 * Criteria read once: fields found, operators and values checked and typed, quick filters turned into questions.
 * The SQL compiler, the in-memory evaluator and the sentence each answer this one tree.
 */
export type Question =
  | {
      readonly kind: 'GROUP';
      readonly logic: GroupLogic;
      readonly negated: boolean;
      /** A group without parts holds. */
      readonly parts: readonly Question[];
    }
  | {
      readonly kind: 'COLUMN';
      readonly column: ContactField;
      readonly type: FieldType;
      readonly comparison: SignedComparison;
    }
  | { readonly kind: 'CUSTOM'; readonly name: string; readonly type: FieldType; readonly comparison: SignedComparison }
  | { readonly kind: 'CONSENT'; readonly consent: ConsentType; readonly comparison: SignedComparison }
  | { readonly kind: 'MEMBER'; readonly negated: boolean; readonly segmentIds: readonly string[] }
  | {
      readonly kind: 'CAMPAIGN';
      readonly negated: boolean;
      readonly campaignId: string;
      readonly outcome: CampaignOutcome;
    }
  | { readonly kind: 'BEHAVIOUR'; readonly behaviour: Behaviour }
  /** Whole years from the birth date to the organisation's present day. */
  | { readonly kind: 'AGE'; readonly range: NumberRange };

/** The segments that a question names itself; those name others in turn. */
export function segmentsNamedBy(question: Question): readonly string[] {
  if (question.kind === 'MEMBER') return question.segmentIds;
  return question.kind === 'GROUP' ? question.parts.flatMap(segmentsNamedBy) : [];
}
