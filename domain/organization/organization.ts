import type { ContactRole } from '../contact/contact';
import type { Locale } from '../locale/locale';
import type { MemberRole, Permission } from './role';

/** The tenant, with what its messages begin with. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timezone: string;
  readonly locale: Locale;
  readonly senderName: string | null;
  readonly senderEmail: string | null;
  readonly signature: string | null;
  /** A custom field that is not defined yet is defined by its first value, unless this is set. */
  readonly fieldsLocked: boolean;
  /** A campaign for fewer people is not sent. */
  readonly minimumAudience: number;
  /** A campaign for more people is not sent; null where there is no limit. */
  readonly maximumAudience: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A workspace inside an organisation. */
export interface Artist {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly slug: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Member {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  /** The métiers whose contacts this member may see; empty means all. */
  readonly metiers: readonly ContactRole[];
  readonly createdAt: string;
}

export const invitationStatuses = ['pending', 'accepted', 'revoked'] as const;
export type InvitationStatus = (typeof invitationStatuses)[number];

/** The id is the secret that the mail carries, so lists show it to those alone who may invite. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly status: InvitationStatus;
  readonly expiresAt: string;
  readonly createdAt: string;
}

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The first letters, to tell keys apart. */
  readonly start: string | null;
  readonly scopes: readonly Permission[];
  readonly lastUsedAt: string | null;
  readonly expiresAt: string | null;
  readonly createdAt: string;
}

/** A new key; `key` is shown this once, for only its digest is kept. */
export interface CreatedApiKey extends ApiKey {
  readonly key: string;
}

/** Who asks, and what they may do. `user` and `role` are null for an API key. */
export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly organization: Organization;
  readonly artists: readonly Artist[];
  readonly role: MemberRole | null;
  readonly metiers: readonly ContactRole[];
  readonly permissions: readonly Permission[];
}
