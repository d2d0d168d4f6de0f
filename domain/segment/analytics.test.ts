import { describe, expect, it } from 'vitest';
import { growthOf, shareOf } from './analytics';

const today = '2026-03-31';
const over = (days: number, points: Parameters<typeof growthOf>[0]) =>
  growthOf(points, today).find((growth) => growth.days === days);

describe('the growth of a segment', () => {
  it('is told from the last count on or before the day, across the end of a month and of February', () => {
    const points = [
      { day: '2025-12-31', count: 40 },
      { day: '2026-02-28', count: 80 },
      { day: '2026-03-24', count: 100 },
      { day: '2026-03-25', count: 500 },
      { day: '2026-03-31', count: 120 },
    ];
    expect(growthOf(points, today)).toEqual([
      { days: 7, change: 20, share: 0.2 },
      { days: 30, change: 40, share: 0.5 },
      { days: 90, change: 80, share: 2 },
    ]);
  });

  it('is not known of days before the first count, nor of no count at all', () => {
    const unknown = { change: null, share: null };
    expect(over(7, [{ day: '2026-03-25', count: 5 }])).toEqual({ days: 7, ...unknown });
    expect(growthOf([], today).map(({ change, share }) => ({ change, share }))).toEqual([unknown, unknown, unknown]);
  });

  it('of an empty segment is a number of people and no share', () => {
    const points = [
      { day: '2026-03-01', count: 0 },
      { day: '2026-03-31', count: 7 },
    ];
    expect(over(30, points)).toEqual({ days: 30, change: 7, share: null });
  });

  it('shrinks below nothing and no further', () => {
    const points = [
      { day: '2026-03-01', count: 8 },
      { day: '2026-03-31', count: 0 },
    ];
    expect(over(30, points)).toEqual({ days: 30, change: -8, share: -1 });
  });
});

it('a share of nothing is none, not a division by zero', () => {
  expect([shareOf(0, 0), shareOf(0, 4), shareOf(1, 4)]).toEqual([null, 0, 0.25]);
});
