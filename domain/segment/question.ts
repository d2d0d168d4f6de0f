import type { ConsentType } from '../consent/consent';
import type { FieldType } from '../contact/contact';
import type { SignedComparison } from './comparison';
import type { GroupLogic, MeasureType, NumberRange } from './criteria';
import type { AutomationState, CampaignOutcome, ContactField } from './fields';

/** What is measured over a contact's events. */
export interface Measure {
  readonly type: MeasureType;
  readonly property: string | null;
  /** How FIRST and LAST read the property, `occurredAt` as the date of the event itself; null when only its presence is asked. Other measures are numbers. */
  readonly dataType: FieldType | null;
}

/** Which events count: by one of their properties, by when they happened, or by the products of a purchase. */
export type EventFilter =
  | {
      readonly kind: 'PROPERTY';
      readonly property: string;
      readonly type: FieldType;
      readonly comparison: SignedComparison;
    }
  | { readonly kind: 'TIME'; readonly comparison: SignedComparison }
  | { readonly kind: 'PRODUCT'; readonly comparison: SignedComparison };

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
  | { readonly kind: 'TOPIC'; readonly topic: string; readonly comparison: SignedComparison }
  | {
      readonly kind: 'AUTOMATION';
      readonly negated: boolean;
      readonly automationId: string;
      readonly state: AutomationState;
    }
  /** Whether the contact stands at one of the steps now. */
  | {
      readonly kind: 'STEP';
      readonly negated: boolean;
      readonly automationId: string;
      readonly stepIds: readonly string[];
    }
  | { readonly kind: 'BEHAVIOUR'; readonly behaviour: Behaviour }
  /** Whole years from the birth date to the organisation's present day. */
  | { readonly kind: 'AGE'; readonly range: NumberRange };

/** The segments that a question names itself; those name others in turn. */
export function segmentsNamedBy(question: Question): readonly string[] {
  if (question.kind === 'MEMBER') return question.segmentIds;
  return question.kind === 'GROUP' ? question.parts.flatMap(segmentsNamedBy) : [];
}
