import type { Automation, AutomationDefinition } from '../../domain/automation/definition';
import type { Enrolment } from '../../domain/automation/enrolment';
import type { Campaign, CampaignContent, CampaignSettings } from '../../domain/campaign/campaign';
import type { ConsentType } from '../../domain/consent/consent';
import type { Contact, ContactRole } from '../../domain/contact/contact';
import type { ContactEvent } from '../../domain/event/event';
import type { ContactImport, DuplicatePolicy } from '../../domain/import/import';
import type { ExclusionReason, MessageStatus, Recipient } from '../../domain/message/message';
import type {
  ApiKey,
  CreatedApiKey,
  Invitation,
  Me,
  Member,
  Organization,
} from '../../domain/organization/organization';
import type { MemberRole, Permission } from '../../domain/organization/role';
import type { Segment, SegmentCriteria } from '../../domain/segment/criteria';
import type { EmailPreview, EmailTemplate, TemplateFormat } from '../../domain/template/template';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: number;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;
export type Body = Readonly<Record<string, unknown>>;

export interface ConsentRecord {
  readonly id: string;
  readonly type: ConsentType;
  readonly granted: boolean;
  readonly source: string;
  readonly at: string;
  readonly doubleOptIn: boolean;
}

export interface ImportOptions {
  readonly mapping?: Readonly<Record<string, string>>;
  readonly roles?: readonly ContactRole[];
  readonly tags?: readonly string[];
  readonly onDuplicate?: DuplicatePolicy;
  readonly consents?: readonly { readonly type: ConsentType; readonly granted: boolean; readonly source: string }[];
  readonly dryRun?: boolean;
}

export interface TemplateInput {
  readonly name: string;
  readonly contactRole: ContactRole;
  readonly subjectTemplate: string;
  readonly preheader?: string | null;
  readonly format: TemplateFormat;
  readonly contentTemplate: string;
  readonly textTemplate?: string | null;
}

export interface CampaignInput {
  readonly name: string;
  readonly type: 'EMAIL';
  readonly subject: string;
  readonly content?: CampaignContent;
  readonly templateId?: string;
  readonly segments: readonly string[];
  readonly excludeSegments?: readonly string[];
  readonly timezone: string;
  readonly trackingEnabled: boolean;
  readonly settings: CampaignSettings;
}

export interface Audience {
  readonly recipients: number;
  readonly excluded: number;
  readonly reasons: Readonly<Partial<Record<ExclusionReason, number>>>;
}

export interface AutomationInput extends Partial<AutomationDefinition> {
  readonly name: string;
  readonly description?: string;
}
export type { ApiKey, Automation, Campaign, Contact, ContactEvent, ContactImport, CreatedApiKey };
export type { EmailPreview, EmailTemplate, Enrolment, Invitation, Me, Member, MemberRole, MessageStatus };
export type { Organization, Permission, Recipient, Segment, SegmentCriteria };
