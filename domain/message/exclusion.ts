import type { SuppressionReason } from '../consent/consent';
import type { ContactStatus } from '../contact/contact';
import type { ExclusionReason } from './message';

/** All that decides whether a contact may be written to. */
export interface Standing {
  readonly contactStatus: ContactStatus;
  /** Why the address is on the organisation's suppression list; null when it is not. */
  readonly suppression: SuppressionReason | null;
  /** The consent that the message needs has been given and not withdrawn. */
  readonly consented: boolean;
  /** The contact switched off the topic that the message is about. */
  readonly topicOff: boolean;
}

/**
 * Why a contact gets nothing, or null. The first reason that holds is the one given.
 * A transactional message (a ticket, a receipt) needs no marketing consent and reaches who unsubscribed, but no
 * address that is invalid, bounced, complained, erased or blocked by hand (GDPR art. 6(1)(b), ePrivacy art. 13).
 */
export function exclusionReason(
  { contactStatus, suppression, consented, topicOff }: Standing,
  transactional: boolean,
): ExclusionReason | null {
  if (contactStatus === 'invalid') return 'INVALID_ADDRESS';
  if (contactStatus === 'bounced') return 'BOUNCED';
  if (suppression !== null && !(transactional && suppression === 'UNSUBSCRIBE')) return 'SUPPRESSED';
  if (transactional) return null;
  if (contactStatus === 'unsubscribed') return 'UNSUBSCRIBED';
  if (!consented) return 'NO_CONSENT';
  return topicOff ? 'TOPIC_OFF' : null;
}
