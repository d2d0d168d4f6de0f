export const channels = ['email', 'sms'] as const;

/**
 * The states of a row of the send ledger.
 * `in_doubt`: the hand-over was cut off before the server's answer, so the row is neither re-sent nor called sent.
 */
export const messageStatuses = [
  'pending',
  'sending',
  'in_doubt',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'excluded',
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

/** Why a contact gets nothing. Checked in this order; the first that holds is the reason given. */
export const exclusionReasons = [
  'INVALID_ADDRESS',
  'BOUNCED',
  'SUPPRESSED',
  'UNSUBSCRIBED',
  'NO_CONSENT',
  'TOPIC_OFF',
  'CANCELLED',
] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

/** One row of a campaign's recipients list. */
export interface Recipient {
  readonly messageId: string;
  readonly contactId: string;
  readonly email: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly status: MessageStatus;
  /** An exclusion reason, or what the mail server said. */
  readonly reason: string | null;
  readonly sentAt: string | null;
  readonly openedAt: string | null;
  readonly clickedAt: string | null;
  readonly unsubscribedAt: string | null;
}
