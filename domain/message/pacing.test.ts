import { integer, property, assert } from 'fast-check';
import { expect, test } from 'vitest';
import { startPace, takeTurn } from './pacing';

/** When each of `count` messages goes out, if each waits for its turn. */
function departures(ratePerSecond: number, count: number): number[] {
  let pace = startPace(ratePerSecond, 0);
  let nowMs = 0;
  return Array.from({ length: count }, () => {
    const turn = takeTurn(pace, nowMs);
    pace = turn.pace;
    nowMs += turn.waitMs;
    return nowMs;
  });
}

test('in no second goes out more than the rate and a tenth of it', () => {
  assert(
    property(integer({ min: 1, max: 500 }), (ratePerSecond) => {
      const times = departures(ratePerSecond, ratePerSecond * 3);
      for (const from of times) {
        const inOneSecond = times.filter((time) => time >= from && time < from + 1_000).length;
        expect(inOneSecond).toBeLessThanOrEqual(ratePerSecond * 1.1 + 1);
      }
    }),
    { numRuns: 20 },
  );
});

test('a slow rate is even', () => {
  expect(departures(2, 5)).toEqual([0, 500, 1_000, 1_500, 2_000]);
});

test('time that was not used is not caught up', () => {
  const late = takeTurn(startPace(10, 0), 60_000);
  expect(late.waitMs).toBe(0);
  expect(takeTurn(late.pace, 60_000).waitMs).toBe(100);
});
