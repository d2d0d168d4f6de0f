import { expect, it } from 'vitest';
import { sparklinePoints } from './sparkline-points';

const box = { width: 24, height: 14, margin: 2 };

it('the least value stands at the bottom, the greatest at the top, and they are spread evenly', () => {
  expect(sparklinePoints([5, 10, 0], box)).toEqual([
    [2, 7],
    [12, 2],
    [22, 12],
  ]);
});

it('values that are all the same stand in the middle, and one alone at the left', () => {
  expect(sparklinePoints([3, 3], box)).toEqual([
    [2, 7],
    [22, 7],
  ]);
  expect(sparklinePoints([0], box)).toEqual([[2, 7]]);
});
