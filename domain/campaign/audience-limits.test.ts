import { describe, expect, it } from 'vitest';
import { audienceRefusal, judgeAudience } from './audience-limits';

describe('an audience', () => {
  it.each([
    [0, 1, null, 'TOO_SMALL'],
    [1, 1, null, 'FINE'],
    [9, 10, 20, 'TOO_SMALL'],
    [10, 10, 20, 'FINE'],
    [20, 10, 20, 'FINE'],
    [21, 10, 20, 'TOO_LARGE'],
    [5_000_000, 1, null, 'FINE'],
    [0, 0, 0, 'FINE'],
  ] as const)('of %i people, with %i to %s allowed, is %s', (people, minimum, maximum, verdict) => {
    expect(judgeAudience(people, { minimum, maximum })).toBe(verdict);
  });

  it('that is refused is told its count, its limit and what to do, in both languages', () => {
    const small = audienceRefusal('c', 3, { minimum: 50, maximum: null });
    expect(small).toMatchObject({ code: 'SEGMENT_TOO_SMALL', subject: { campaignId: 'c' } });
    expect(small?.sentence('en')).toMatch(/3 people.*50 people or more\. Widen/);
    expect(small?.sentence('fr')).toMatch(/3 personnes.*50 personnes\. Élargissez/);
    const large = audienceRefusal('c', 12_345, { minimum: 1, maximum: 10_000 });
    expect(large?.code).toBe('SEGMENT_TOO_LARGE');
    expect(large?.sentence('en')).toMatch(/12,345 people.*10,000 people at most\. Narrow/);
    expect(large?.sentence('fr')).toMatch(/12\s345 personnes.*10\s000 personnes au plus\. Affinez/);
    expect(audienceRefusal('c', 0, { minimum: 1, maximum: null })?.sentence('en')).toContain('Nobody');
    expect(audienceRefusal('c', 1, { minimum: 1, maximum: null })).toBeNull();
  });
});
