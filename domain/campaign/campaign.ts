import type { ConsentType } from '../consent/consent';
import type { ContactRole } from '../contact/contact';
import type { ErrorCode } from '../error/codes';
import type { Sentences } from '../locale/locale';

export const campaignTypes = ['EMAIL', 'SMS', 'SOCIAL', 'PUSH', 'MULTICHANNEL'] as const;
export type CampaignType = (typeof campaignTypes)[number];

export const campaignStatuses = ['DRAFT', 'SCHEDULED', 'SENDING', 'SENT', 'COMPLETED', 'PAUSED', 'CANCELLED'] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];

/** People in the first row of words, hits in the last three. `recipients = pending + sending + inDoubt + sent + failed`. */
export const campaignCounters = [
  'recipients',
  'excluded',
  'pending',
  'sending',
  'inDoubt',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'opened',
  'clicked',
  'replied',
  'unsubscribed',
  'complained',
  'opens',
  'clicks',
  'machineOpens',
] as const;
export type CampaignCounter = (typeof campaignCounters)[number];
export type CampaignStats = Readonly<Record<CampaignCounter, number>>;

export interface Sender {
  readonly name: string;
  readonly email: string;
}

export interface CampaignContent {
  readonly mjml?: string | undefined;
  readonly htmlContent?: string | undefined;
  readonly textContent?: string | undefined;
  readonly preheader?: string | undefined;
}

export interface CampaignSettings {
  readonly from?: Sender | undefined;
  readonly replyTo?: string | undefined;
  readonly ratePerSecond?: number | undefined;
  readonly consentType?: ConsentType | undefined;
  readonly transactional?: boolean | undefined;
  /** What it is about: people who switched that topic off do not get it. */
  readonly topicId?: string | undefined;
}

export interface UtmParameters {
  readonly source?: string | undefined;
  readonly medium?: string | undefined;
  readonly campaign?: string | undefined;
  readonly term?: string | undefined;
  readonly content?: string | undefined;
}

/** Why a campaign that was to be sent was not, kept with it: its reader is not always its author. */
export interface StoredRefusal {
  readonly code: ErrorCode;
  readonly message: Sentences;
  /** ISO 8601. */
  readonly at: string;
}

export interface Campaign {
  readonly id: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly type: CampaignType;
  readonly status: CampaignStatus;
  readonly subject: string;
  readonly content: CampaignContent;
  readonly templateId: string | null;
  readonly contactRole: ContactRole | null;
  readonly segments: readonly string[];
  readonly excludeSegments: readonly string[];
  readonly totalRecipients: number;
  readonly sendDate: string | null;
  readonly timezone: string;
  readonly settings: CampaignSettings;
  readonly trackingEnabled: boolean;
  readonly utmParameters: UtmParameters | null;
  readonly stats: CampaignStats;
  readonly tags: readonly string[];
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly startedAt: string | null;
  readonly sentAt: string | null;
  /** Why the last attempt to send it came to nothing; the campaign is a draft again. */
  readonly refusal: { readonly code: ErrorCode; readonly message: string; readonly at: string } | null;
  /** Where ops find its run: the Temporal workflow id, once it was started. */
  readonly temporal: { readonly workflowId: string; readonly url: string | null } | null;
}
