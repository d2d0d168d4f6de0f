import type { ConsentType } from '../consent/consent';
import type { Contact } from '../contact/contact';
import type { ContactEvent } from '../event/event';
import type { EnrolmentStatus } from '../automation/enrolment';
import type { CampaignOutcome, ContactField } from './fields';

export type EventFacts = Pick<ContactEvent, 'id' | 'name' | 'properties' | 'campaignId' | 'occurredAt'>;

/** One walk through an automation. */
export interface EnrolmentFacts {
  readonly automationId: string;
  readonly status: EnrolmentStatus;
  /** Where the walk stands; null once it has ended. */
  readonly stepId: string | null;
}

/** All that a question can ask about one contact. */
export interface ContactFacts {
  readonly contact: Pick<Contact, ContactField | 'customFields'>;
  /** Consents never asked for are absent. */
  readonly consents: ReadonlyMap<ConsentType, boolean>;
  /** Topics never spoken about are absent. */
  readonly topics: ReadonlyMap<string, boolean>;
  /** With one `EMAIL_SENT` for each message that reached the contact: the ledger is the record of those. */
  readonly events: readonly EventFacts[];
  readonly enrolments: readonly EnrolmentFacts[];
  /** What became of each campaign that has a row for the contact. */
  readonly outcomes: ReadonlyMap<string, ReadonlySet<CampaignOutcome>>;
  /** The segments that the contact is in. */
  readonly segmentIds: ReadonlySet<string>;
}

/** What "today" means: the present instant and the organisation's time zone, an IANA name. */
export interface Clock {
  readonly now: Date;
  readonly timezone: string;
}
