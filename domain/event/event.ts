/** The documents' behavioural events; any other name is a custom event. */
export const eventNames = {
  contactCreated: 'CONTACT_CREATED',
  contactUpdated: 'CONTACT_UPDATED',
  emailSent: 'EMAIL_SENT',
  emailOpened: 'EMAIL_OPENED',
  linkClicked: 'LINK_CLICKED',
  emailBounced: 'EMAIL_BOUNCED',
  unsubscribed: 'UNSUBSCRIBED',
  consentChanged: 'CONSENT_CHANGED',
  formSubmitted: 'FORM_SUBMITTED',
  purchaseMade: 'PURCHASE_MADE',
  /** With `{ score, from, to }`. */
  scoreChanged: 'SCORE_CHANGED',
  tagAdded: 'TAG_ADDED',
  tagRemoved: 'TAG_REMOVED',
  /** With `{ topic, subscribed, source }`; `topic` is the key. */
  topicChanged: 'TOPIC_CHANGED',
  /** Both with `{ segmentId }`, of a dynamic segment whose members are kept. */
  segmentEntered: 'SEGMENT_ENTERED',
  segmentLeft: 'SEGMENT_LEFT',
} as const;

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type EventProperties = { readonly [key: string]: JsonValue };

/** One line of a contact's timeline. */
export interface ContactEvent {
  readonly id: string;
  readonly contactId: string;
  readonly name: string;
  readonly properties: EventProperties;
  readonly campaignId: string | null;
  readonly messageId: string | null;
  readonly occurredAt: string;
}
