import type { z } from 'zod';
import type { AutomationDefinition } from '../domain/automation/definition';
import type { Campaign, CampaignContent, CampaignSettings, UtmParameters } from '../domain/campaign/campaign';
import type { AudienceLimits, AudienceVerdict } from '../domain/campaign/audience-limits';
import type { ConsentType } from '../domain/consent/consent';
import type { ContactRole, FieldType } from '../domain/contact/contact';
import type { ErrorCode } from '../domain/error/codes';
import type { EventProperties } from '../domain/event/event';
import type { DuplicatePolicy } from '../domain/import/import';
import type { ExclusionReason } from '../domain/message/message';
import type { SegmentCriteria } from '../domain/segment/criteria';
import type { catalogueAnswer, valuesAnswer } from '../domain/segment/catalogue-schema';
import type {
  listedSegmentAnswer,
  memberAnswer,
  previewAnswer,
  sizeAnswer,
  usageAnswer,
} from '../domain/segment/schema';
import type { addAddressesAnswer } from '../domain/segment/addresses-schema';
import type { suggestionsAnswer } from '../domain/segment/suggest/schema';
import type { contactWhyAnswer } from '../domain/segment/why-schema';

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Asks for the page after this one; null at the end. */
  readonly nextCursor: string | null;
  readonly total: number;
}

/** A field of a contact as conditions, mappings and templates name it: `city`, `customFields.city`. */
export type ContactField = Readonly<{ field: string; label: string; type: FieldType; custom: boolean }>;

export interface ImportOptions {
  /** Column header to contact field, such as `Ville` to `customFields.city`; null leaves the column out. */
  readonly mapping?: Readonly<Record<string, string | null>>;
  readonly roles?: readonly ContactRole[];
  readonly tags?: readonly string[];
  readonly onDuplicate?: DuplicatePolicy;
  readonly consents?: readonly { readonly type: ConsentType; readonly granted: boolean; readonly source: string }[];
  readonly dryRun?: boolean;
  /** The static segment that everybody of the file is put into. */
  readonly segmentId?: string;
  /** Or the one of this name, made if there is none. */
  readonly segmentName?: string;
}

export interface EventInput {
  /** Makes the event idempotent. */
  readonly id?: string;
  readonly contactId?: string;
  readonly email?: string;
  readonly name: string;
  readonly properties?: EventProperties;
  readonly occurredAt?: string;
}

export interface EventsAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly { readonly index: number; readonly code: ErrorCode; readonly message: string }[];
}

export type ListedSegment = z.output<typeof listedSegmentAnswer>;
export type SegmentMember = z.output<typeof memberAnswer>;
export type AddedAddresses = z.output<typeof addAddressesAnswer>;
export type CriteriaSuggestions = z.output<typeof suggestionsAnswer>;
export type ContactWhy = z.output<typeof contactWhyAnswer>;
export type SegmentPreview = z.output<typeof previewAnswer>;
export type SegmentSize = z.output<typeof sizeAnswer>;
export type SegmentCatalogue = z.output<typeof catalogueAnswer>;
export type KnownValues = z.output<typeof valuesAnswer>;
export type SegmentUsage = z.output<typeof usageAnswer>;

export interface SegmentInput {
  readonly name: string;
  readonly description?: string | null;
  readonly dynamic: boolean;
  readonly criteria?: SegmentCriteria;
  readonly tags?: readonly string[];
}

export interface CampaignInput {
  readonly name: string;
  readonly type?: 'EMAIL';
  readonly subject?: string;
  readonly content?: CampaignContent;
  readonly templateId?: string | null;
  readonly contactRole?: ContactRole | null;
  readonly segments?: readonly string[];
  readonly excludeSegments?: readonly string[];
  readonly timezone?: string;
  readonly trackingEnabled?: boolean;
  readonly utmParameters?: UtmParameters | null;
  readonly settings?: CampaignSettings;
  readonly tags?: readonly string[];
}

export interface Launch {
  readonly campaignId: string;
  readonly workflowId: string;
  readonly status: Campaign['status'];
  readonly totalRecipients: number;
}

/** Who a campaign would reach just now, and who not and why. */
export interface Audience {
  readonly recipients: number;
  readonly excluded: number;
  readonly reasons: Readonly<Partial<Record<ExclusionReason, number>>>;
  /** In the segments, whether they may be written to or not: what the organisation's limits are about. */
  readonly people: number;
  readonly verdict: AudienceVerdict;
  readonly limits: AudienceLimits;
}

export interface AutomationInput extends Partial<AutomationDefinition> {
  readonly name: string;
  readonly description?: string | null;
  readonly tags?: readonly string[];
}
