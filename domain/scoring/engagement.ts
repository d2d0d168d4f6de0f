import type { EventProperties } from '../event/event';
import { eventNames } from '../event/event';
import type { ScoringSettings } from './settings';
import { pointsOf } from './settings';

const DAY_MS = 86_400_000;
/** Past this many half-lives nothing is left that a number could hold. */
const MOST_HALF_LIVES = 1_000;

const HIGHEST_ENGAGEMENT = 100;

/** What is left of one point after some time: a half after one half-life, a quarter after two. 1 for what lies ahead. */
export const decayFactor = (ageMs: number, halfLifeDays: number): number =>
  2 ** -Math.min(Math.max(ageMs, 0) / (halfLifeDays * DAY_MS), MOST_HALF_LIVES);

/** Points as a score: whole, from 0 to 100. */
export const engagementScoreOf = (points: number): number =>
  Math.min(HIGHEST_ENGAGEMENT, Math.max(0, Math.floor(points + 0.5)));

/** What a contact did, as much of it as scoring asks. */
export interface ScoredEvent {
  readonly id: string;
  readonly name: string;
  readonly properties: EventProperties;
  readonly campaignId: string | null;
  readonly messageId: string | null;
  readonly occurredAtMs: number;
}

/**
 * Events with the same key count once, at the first of them: one mail is opened once and answered once, and a link of
 * it followed once, however often its reader, their mail client or a program says so. An open that names no mail counts
 * once a day (UTC); everything else counts each time.
 */
export function onceKey({ id, name, properties, campaignId, messageId, occurredAtMs }: ScoredEvent): string {
  const mail = messageId ?? textOf(properties['messageId']) ?? campaignId ?? textOf(properties['campaignId']);
  switch (name) {
    case eventNames.emailOpened:
    case 'EMAIL_REPLIED':
      return mail ?? new Date(occurredAtMs).toISOString().slice(0, 10);
    case eventNames.linkClicked:
      return mail === null ? id : `${mail} ${textOf(properties['url']) ?? ''}`;
    default:
      return id;
  }
}

const textOf = (value: EventProperties[string] | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** What remains today of everything a contact did under one event name. */
export interface EngagementPart {
  readonly event: string;
  /** How many counted. */
  readonly count: number;
  /** What they are worth now. */
  readonly points: number;
  readonly lastAtMs: number;
}

/**
 * The engagement of a contact: each behaviour is worth `points × 2^(−age ÷ half-life)`, and the score is their sum as a
 * whole number, held between 0 and 100.
 *
 * Exponential decay with a half-life is what recency weighs in email engagement models (the R of RFM) and in decayed
 * popularity counts: it forgets smoothly, never jumps at the edge of a window, and the sum at a later time is the sum
 * now times one factor, so that time alone costs no reading of events. A sum held at 100 is preferred to a saturating
 * curve because its parts add up to what is shown.
 */
export function engagementParts(
  events: readonly ScoredEvent[],
  settings: ScoringSettings,
  nowMs: number,
): readonly EngagementPart[] {
  const firsts = new Map<string, ScoredEvent>();
  for (const event of events) {
    const key = `${event.name} ${onceKey(event)}`;
    const known = firsts.get(key);
    if (!known || event.occurredAtMs < known.occurredAtMs) firsts.set(key, event);
  }
  const parts = new Map<string, EngagementPart>();
  for (const { name, occurredAtMs } of firsts.values()) {
    const worth = pointsOf(settings, name);
    if (worth === 0) continue;
    const before = parts.get(name);
    parts.set(name, {
      event: name,
      count: (before?.count ?? 0) + 1,
      points: (before?.points ?? 0) + worth * decayFactor(nowMs - occurredAtMs, settings.halfLifeDays),
      lastAtMs: Math.max(before?.lastAtMs ?? occurredAtMs, occurredAtMs),
    });
  }
  return [...parts.values()];
}

export const sumOfParts = (parts: readonly Pick<EngagementPart, 'points'>[]): number =>
  parts.reduce((sum, { points }) => sum + points, 0);
