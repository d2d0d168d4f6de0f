import type { Scoring } from '../../../domain/scoring/schema';
import { scoredBehaviours, scoringBounds, unscoredEvents } from '../../../domain/scoring/settings';

/** The settings as a form holds them: numbers as they are typed. */
export interface EngagementForm {
  readonly halfLifeDays: string;
  readonly otherEvents: string;
  readonly points: readonly { readonly event: string; readonly points: string; readonly own: boolean }[];
}

const isBehaviour = (event: string): boolean => scoredBehaviours.some((name) => name === event);

/** Known behaviours in their order, then the organisation's own events. */
export function formOf({ halfLifeDays, otherEvents, points }: Scoring): EngagementForm {
  const own = Object.keys(points).filter((event) => !isBehaviour(event));
  return {
    halfLifeDays: String(halfLifeDays),
    otherEvents: String(otherEvents),
    points: [...scoredBehaviours, ...own.toSorted()].map((event) => ({
      event,
      points: String(points[event] ?? 0),
      own: !isBehaviour(event),
    })),
  };
}

const numberIn = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace(',', '.')));

export function readHalfLife(text: string): number | null {
  const days = numberIn(text);
  const { min, max } = scoringBounds.halfLifeDays;
  return days !== null && days >= min && days <= max ? days : null;
}

export function readPoints(text: string): number | null {
  const points = numberIn(text);
  const { min, max } = scoringBounds.points;
  return points !== null && Number.isInteger(points) && points >= min && points <= max ? points : null;
}

/** Whether an event may be given points of its own: not a known one twice, and none of Fermata's own writing. */
export const mayBeAdded = ({ points }: EngagementForm, event: string): boolean =>
  event.trim() !== '' && !points.some((row) => row.event === event.trim()) && !unscoredEvents.includes(event.trim());

/** What to send: null while something cannot be read. An event that was taken out gets the others' points again. */
export function changesIn(form: EngagementForm, before: Scoring) {
  const halfLifeDays = readHalfLife(form.halfLifeDays);
  const otherEvents = readPoints(form.otherEvents);
  if (halfLifeDays === null || otherEvents === null) return null;
  const points: Record<string, number | null> = {};
  for (const row of form.points) {
    const worth = readPoints(row.points);
    if (worth === null) return null;
    if (before.points[row.event] !== worth) points[row.event] = worth;
  }
  for (const event of Object.keys(before.points)) {
    if (!form.points.some((row) => row.event === event)) points[event] = null;
  }
  return { halfLifeDays, otherEvents, points };
}
