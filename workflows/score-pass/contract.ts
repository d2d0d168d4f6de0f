/**
 * All contacts of one organisation, scored: because a day has passed, a rule or a setting has changed, or someone asked.
 * Durable so that a pass over a million contacts survives a deploy; how far it has come is in the database, written with
 * each step. The id makes a second start join the first: what was asked meanwhile makes it begin again.
 * Ends when every contact is scored.
 */
export interface ScorePassInput {
  readonly organizationId: string;
}

export const scorePassId = ({ organizationId }: ScorePassInput) => `scores/${organizationId}`;

export interface ScorePassOutcome {
  /** Contacts scored, and scores that changed. */
  readonly contacts: number;
  readonly changed: number;
}

/** What some steps of a pass did. */
export interface ScorePassStretch extends ScorePassOutcome {
  readonly done: boolean;
}
