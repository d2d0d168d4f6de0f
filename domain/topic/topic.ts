/** A subject that an organisation writes about, which people can switch on and off by itself. */
export interface Topic {
  readonly id: string;
  readonly organizationId: string;
  readonly artistId: string | null;
  /** What conditions and programs call it, `topic.KEY`; never changes. */
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** Its place in the list that people see. */
  readonly position: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a topic's key may be. */
export const topicKey = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

/** What a person said about a topic; who never said anything has no such record. */
export interface TopicState {
  readonly topicId: string;
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
  /** Null where the person never said. */
  readonly subscribed: boolean | null;
  readonly source: string | null;
  readonly at: string | null;
}
