import { describe, expect, it } from 'vitest';
import { estimateFrom } from './estimate';

describe('an estimate from a sample', () => {
  it.each([
    { total: 1_000_000, drawn: 2_000, found: 500, count: 250_000, low: 231_500, high: 269_400 },
    { total: 1_000_000, drawn: 2_000, found: 1, count: 500, low: 88, high: 2_830 },
    { total: 1_000_000, drawn: 2_000, found: 0, count: 0, low: 0, high: 1_918 },
    { total: 1_000_000, drawn: 2_000, found: 2_000, count: 1_000_000, low: 998_082, high: 1_000_000 },
  ])('of $found in $drawn says about how many, and how far off that may be', ({ low, high, count, ...sample }) => {
    const estimate = estimateFrom(sample);
    expect(estimate.count).toBe(count);
    expect(estimate.low / sample.total).toBeCloseTo(low / sample.total, 3);
    expect(estimate.high / sample.total).toBeCloseTo(high / sample.total, 3);
  });

  it('of everybody leaves no doubt', () => {
    expect(estimateFrom({ total: 300, drawn: 300, found: 7 })).toEqual({ count: 7, low: 7, high: 7 });
  });

  it('of nobody knows nothing', () => {
    expect(estimateFrom({ total: 300, drawn: 0, found: 0 })).toEqual({ count: 0, low: 0, high: 300 });
    expect(estimateFrom({ total: 0, drawn: 0, found: 0 })).toEqual({ count: 0, low: 0, high: 0 });
  });

  it('is surer the more of them it saw', () => {
    const widthOf = (drawn: number) => {
      const { low, high } = estimateFrom({ total: 10_000, drawn, found: drawn / 4 });
      return high - low;
    };
    expect([widthOf(200), widthOf(2_000), widthOf(9_600)]).toEqual(
      [widthOf(200), widthOf(2_000), widthOf(9_600)].toSorted((a, b) => b - a),
    );
    expect(widthOf(9_600)).toBeLessThan(60);
  });

  it('holds the true number nineteen times in twenty', () => {
    const random = mulberry(7);
    const [total, truth, drawn] = [20_000, 1_500, 500];
    let held = 0;
    for (let trial = 0; trial < 2_000; trial += 1) {
      let found = 0;
      for (let left = drawn, people = total, answering = truth; left > 0; left -= 1, people -= 1) {
        if (random() * people >= answering) continue;
        found += 1;
        answering -= 1;
      }
      const { low, high } = estimateFrom({ total, drawn, found });
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held / 2_000).toBeGreaterThan(0.93);
    expect(held / 2_000).toBeLessThan(0.975);
  });
});

/** The same numbers each time, so that the share is no matter of luck. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
