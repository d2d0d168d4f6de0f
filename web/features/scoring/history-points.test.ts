import { expect, test } from 'vitest';
import { historyPoints } from './history-points';

const row = (
  day: number,
  before: number,
  after: number,
  gradual = false,
  score: 'engagementScore' | 'leadScore' = 'engagementScore',
) => ({
  id: String(day),
  score,
  before,
  after,
  gradual,
  why: [],
  at: new Date(day).toISOString(),
});

test('a jump stands where it happened, and a quiet stretch is a slope that leads to now', () => {
  const history = [row(30, 20, 45), row(20, 40, 20, true), row(15, 0, 5, false, 'leadScore'), row(10, 0, 40)];
  expect(historyPoints(history, 'engagementScore', { at: 40, value: 45 })).toEqual([
    { at: 9, value: 0 },
    { at: 10, value: 40 },
    { at: 20, value: 20 },
    { at: 29, value: 20 },
    { at: 30, value: 45 },
    { at: 40, value: 45 },
  ]);
});

test('a score that never changed has no line', () => {
  expect(historyPoints([], 'leadScore', { at: 1, value: 0 })).toEqual([]);
});
