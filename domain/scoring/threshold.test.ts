import { describe, expect, it } from 'vitest';
import { crosses } from './threshold';

describe('a threshold', () => {
  it.each([
    ['rises past it', { above: 50 }, 50, 50.5, true],
    ['rises to it', { above: 50 }, 40, 50, false],
    ['rises from beyond it', { above: 50 }, 51, 90, false],
    ['falls back over it', { above: 50 }, 60, 40, false],
    ['falls past it', { below: 20 }, 20, 19, true],
    ['falls to it', { below: 20 }, 30, 20, false],
    ['falls from beyond it', { below: 20 }, 19, 0, false],
    ['rises back over it', { below: 20 }, 10, 30, false],
    ['stays where no threshold is given', {}, 0, 100, false],
  ])('when a score %s', (_what, threshold, from, to, crossed) => {
    expect(crosses(threshold, from, to)).toBe(crossed);
  });
});
