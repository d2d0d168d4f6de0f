import type { PropertyCondition, SegmentCondition, SegmentCriteria } from '../segment/criteria';
import type { Sender } from '../campaign/campaign';
import type { CustomValue } from '../contact/contact';
import type { ScoreName } from '../scoring/threshold';

export const automationStatuses = ['DRAFT', 'ACTIVE', 'PAUSED', 'ARCHIVED'] as const;
export type AutomationStatus = (typeof automationStatuses)[number];

/** Where a walk ends, written as a step's next step. A missing entry means the same. */
export const END = 'END';

export type Trigger = {
  /** Minutes between the trigger and the first step; conditions are judged before it. */
  readonly delay?: number | undefined;
  readonly conditions?: readonly SegmentCondition[] | undefined;
} & (
  | { readonly type: 'CONTACT_CREATED'; readonly configuration: { readonly source?: string | undefined } }
  | {
      readonly type: 'EVENT';
      readonly configuration: { readonly name: string; readonly where?: readonly PropertyCondition[] | undefined };
    }
  | { readonly type: 'SEGMENT_ENTERED' | 'SEGMENT_LEFT'; readonly configuration: { readonly segmentId: string } }
  | {
      readonly type: 'SCORE_CHANGED';
      /** The score rises past `above`, or falls past `below`: one of the two. */
      readonly configuration: {
        readonly score: ScoreName;
        readonly above?: number | undefined;
        readonly below?: number | undefined;
      };
    }
);
export const triggerTypes = [
  'CONTACT_CREATED',
  'EVENT',
  'SEGMENT_ENTERED',
  'SEGMENT_LEFT',
  'SCORE_CHANGED',
] as const satisfies readonly Trigger['type'][];
export type TriggerType = Trigger['type'];

export const durationUnits = ['SECONDS', 'MINUTES', 'HOURS', 'DAYS', 'WEEKS'] as const;
export type DurationUnit = (typeof durationUnits)[number];

interface StepBase {
  readonly id: string;
  readonly name?: string | undefined;
  /** Lines up with the step's outcomes; a missing entry or `END` ends the walk. */
  readonly nextSteps: readonly string[];
  /** Where they do not hold, the step is skipped and says so. */
  readonly conditions?: readonly SegmentCondition[] | undefined;
  /** Minutes waited before the step runs. */
  readonly delay?: number | undefined;
}

export type SendEmailConfiguration = {
  readonly from?: Sender | undefined;
  readonly transactional?: boolean | undefined;
} & (
  | { readonly templateId: string }
  | {
      readonly subject: string;
      readonly content: {
        readonly mjml?: string | undefined;
        readonly htmlContent?: string | undefined;
        readonly textContent?: string | undefined;
      };
    }
);

export type UpdateFieldConfiguration =
  | { readonly field: string; readonly value: CustomValue }
  | { readonly field: string; readonly increment: number };

export interface Branch {
  readonly name: string;
  readonly criteria: SegmentCriteria;
}

export type Step = StepBase &
  (
    | { readonly type: 'SEND_EMAIL'; readonly configuration: SendEmailConfiguration }
    | { readonly type: 'ADD_TAG'; readonly configuration: { readonly tag: string } }
    | { readonly type: 'REMOVE_TAG'; readonly configuration: { readonly tag: string } }
    | { readonly type: 'UPDATE_FIELD'; readonly configuration: UpdateFieldConfiguration }
    | {
        readonly type: 'WAIT';
        readonly configuration: { readonly mode: 'DURATION'; readonly amount: number; readonly unit: DurationUnit };
      }
    | { readonly type: 'CONDITION'; readonly configuration: { readonly branches: readonly Branch[] } }
  );
export const stepTypes = [
  'SEND_EMAIL',
  'ADD_TAG',
  'REMOVE_TAG',
  'UPDATE_FIELD',
  'WAIT',
  'CONDITION',
] as const satisfies readonly Step['type'][];
export type StepType = Step['type'];

/** How often a contact may enter: once for all, at every trigger, again once out, or again after some days. */
export type ReEntry = 'ONCE' | 'ALWAYS' | 'AFTER_EXIT' | { readonly afterDays: number };

export interface AutomationSettings {
  readonly reEntry: ReEntry;
  readonly timezone: string;
}

/** A flow as it is drawn: what a draft holds, and what a published version freezes. */
export interface AutomationDefinition {
  readonly triggers: readonly Trigger[];
  readonly steps: readonly Step[];
  readonly settings: AutomationSettings;
}

export interface StepCounts {
  readonly waiting: number;
  readonly passed: number;
  readonly failed: number;
}

export interface Automation {
  readonly id: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly status: AutomationStatus;
  readonly triggers: readonly Trigger[];
  readonly trigger: Trigger | null;
  readonly steps: readonly Step[];
  readonly settings: AutomationSettings;
  /** The version of the draft shown here; `publishedVersion` is the one new enrolments walk. */
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly unpublishedChanges: boolean;
  readonly stats: {
    readonly entered: number;
    readonly active: number;
    readonly completed: number;
    readonly failed: number;
    readonly steps: Readonly<Record<string, StepCounts>>;
  };
  readonly tags: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
}
