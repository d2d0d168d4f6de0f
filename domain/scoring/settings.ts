import { eventNames } from '../event/event';
import { ownValue } from '../record/own';

/** What a contact can do that says something of their interest; a refused mail and a departure say the opposite. */
export const scoredBehaviours = [
  'EMAIL_OPENED',
  'LINK_CLICKED',
  'EMAIL_REPLIED',
  'FORM_SUBMITTED',
  'PURCHASE_MADE',
  'EMAIL_BOUNCED',
  'UNSUBSCRIBED',
] as const;
export type ScoredBehaviour = (typeof scoredBehaviours)[number];

/** How an organisation makes engagement scores. */
export interface ScoringSettings {
  /** Days after which a behaviour is worth half of its points. */
  readonly halfLifeDays: number;
  /** Points by event name: every behaviour above, and any custom event that is to have points of its own. */
  readonly points: Readonly<Record<string, number>>;
  /** Points of each custom event that `points` does not name. */
  readonly otherEvents: number;
}

export const scoringBounds = {
  /** Below a day, a score would be gone between two newsletters. */
  halfLifeDays: { min: 1, max: 3_650 },
  points: { min: -100, max: 100 },
  /** Custom events with points of their own. */
  namedEvents: 200,
} as const;

/**
 * Chosen with the two edges of the engagement levels (30 and 70) and a weekly newsletter in mind: who opens each one
 * stands between 34 and 40, so MEDIUM; who also follows a link of each passes 70 for good, so HIGH; who opens one a
 * month never passes 12, so LOW. `docs/scoring.md` works them out.
 */
export const defaultScoringSettings: ScoringSettings = {
  halfLifeDays: 30,
  points: {
    EMAIL_OPENED: 6,
    LINK_CLICKED: 12,
    EMAIL_REPLIED: 30,
    FORM_SUBMITTED: 25,
    PURCHASE_MADE: 40,
    EMAIL_BOUNCED: -20,
    UNSUBSCRIBED: -40,
  } satisfies Record<ScoredBehaviour, number>,
  otherEvents: 5,
};

const isBehaviour = (name: string): boolean => scoredBehaviours.some((behaviour) => behaviour === name);

/** Events that Fermata writes of itself: they are not what a contact did, and have no points. */
export const unscoredEvents: readonly string[] = Object.values(eventNames).filter((name) => !isBehaviour(name));

/** What one event of a name is worth on the day it happens. */
export function pointsOf({ points, otherEvents }: Omit<ScoringSettings, 'halfLifeDays'>, eventName: string): number {
  if (unscoredEvents.includes(eventName)) return 0;
  return ownValue(points, eventName) ?? otherEvents;
}
