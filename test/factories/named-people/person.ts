import type { contacts } from '../../../db/schema';
import type { EnrolmentStatus } from '../../../domain/automation/enrolment';
import type { ConsentType } from '../../../domain/consent/consent';
import type { EventProperties } from '../../../domain/event/event';
import type { CampaignOutcome } from '../../../domain/segment/fields';

/** What a question of the thirty may name: two press releases, a plan and a report; two automations; one segment; one topic. */
export const namedCampaigns = ['latest', 'previous', 'plan', 'report'] as const;
export const namedAutomations = ['welcome', 'revival'] as const;
export type NamedCampaign = (typeof namedCampaigns)[number];
export type NamedAutomation = (typeof namedAutomations)[number];

export type Happening = readonly [event: string, daysAgo: number, properties?: EventProperties];

/** A person made by hand, with the questions that they answer; the others they do not. */
export interface NamedPerson {
  readonly name: string;
  readonly answers: readonly string[];
  readonly columns?: Partial<typeof contacts.$inferInsert>;
  readonly addedDaysAgo?: number;
  readonly activeDaysAgo?: number;
  /** Agrees to marketing by email unless said otherwise. */
  readonly consents?: Partial<Record<ConsentType, boolean>>;
  readonly did?: readonly Happening[];
  readonly mails?: Partial<Record<NamedCampaign, readonly CampaignOutcome[]>>;
  readonly walks?: Partial<Record<NamedAutomation, EnrolmentStatus>>;
  readonly wantsDates?: boolean;
  readonly isAlly?: boolean;
}

export const ticket = (daysAgo: number, amount: number): Happening => [
  'PURCHASE_MADE',
  daysAgo,
  { amount, currency: 'EUR', category: 'ticket' },
];
export const bought = (daysAgo: number, properties: EventProperties): Happening => [
  'PURCHASE_MADE',
  daysAgo,
  properties,
];
export const clicked = (daysAgo: number, url: string): Happening => ['LINK_CLICKED', daysAgo, { url }];
export const concert = (daysAgo: number): Happening => ['CONCERT_ATTENDED', daysAgo, { city: 'Paris' }];
export const opened = (daysAgo: number): Happening => ['EMAIL_OPENED', daysAgo];
export const euros = (amount: number) => ({ amount, currency: 'EUR' });

export const fan = { roles: ['marketing' as const] };
export const press = { roles: ['press' as const] };
export const tour = { roles: ['tour' as const] };
export const label = { roles: ['label' as const] };
export const finance = { roles: ['finance' as const] };
