import type { ConsentType } from '../consent/consent';

/** The métiers of an artist's team that a contact belongs to; one person can be press and tour. */
export const contactRoles = ['marketing', 'press', 'tour', 'label', 'finance', 'other'] as const;
export type ContactRole = (typeof contactRoles)[number];

export const contactStatuses = ['active', 'unsubscribed', 'bounced', 'invalid'] as const;
export type ContactStatus = (typeof contactStatuses)[number];

export const lifecycleStages = ['SUBSCRIBER', 'LEAD', 'QUALIFIED', 'CUSTOMER', 'ADVOCATE', 'LOST'] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];

export const fieldTypes = ['STRING', 'NUMBER', 'DATE', 'BOOLEAN', 'ARRAY'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A value of a custom field: what JSON can hold in one cell. */
export type CustomValue = string | number | boolean | null | readonly string[];

/** The columns of a contact that a person may write, and that an import may map to. */
export const writableContactFields = [
  'email',
  'firstName',
  'lastName',
  'company',
  'position',
  'phone',
  'country',
  'region',
  'city',
  'birthDate',
  'timezone',
  'locale',
  'source',
  'lifecycleStage',
] as const;
export type WritableContactField = (typeof writableContactFields)[number];

/** The state of one consent, projected from the ledger. */
export interface ConsentState {
  readonly type: ConsentType;
  readonly granted: boolean;
  readonly source: string;
  readonly at: string;
  readonly doubleOptIn: boolean;
}

/** A contact as the API presents it; times are ISO 8601 in UTC. */
export interface Contact {
  readonly id: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
  readonly position: string | null;
  readonly phone: string | null;
  readonly roles: readonly ContactRole[];
  readonly tags: readonly string[];
  readonly status: ContactStatus;
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
  readonly birthDate: string | null;
  readonly timezone: string | null;
  readonly locale: string | null;
  readonly source: string | null;
  readonly lifecycleStage: LifecycleStage;
  readonly engagementScore: number;
  readonly leadScore: number;
  readonly lastActivity: string | null;
  readonly customFields: Readonly<Record<string, CustomValue>>;
  readonly consents: readonly ConsentState[];
  readonly createdAt: string;
  readonly updatedAt: string;
}
