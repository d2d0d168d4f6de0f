import { describe, expect, it } from 'vitest';
import type { SegmentCriteria } from '../criteria';
import type { Question } from '../question';
import { readCriteria } from '../read-criteria';
import { explain } from './explain';
import { noNames } from './sentence';

const inCity = (value: string) => ({ field: 'city', operator: 'EQUALS' as const, value, dataType: 'STRING' as const });

/** What is told of somebody who lives in Lyon. */
function told(criteria: SegmentCriteria) {
  const { question } = readCriteria(criteria);
  if (!question) throw new Error('not a question');
  const holds = (leaf: Question) => JSON.stringify(leaf).includes('Lyon');
  return explain(question, { holds, locale: 'en', names: noNames });
}

describe('a question explained for one contact', () => {
  it('says of each condition whether it holds', () => {
    expect(told({ logic: 'OR', conditions: [inCity('Lyon'), inCity('Nice')] })).toEqual({
      logic: 'OR',
      sentence: 'lives in Lyon or lives in Nice',
      holds: true,
      parts: [
        { logic: null, sentence: 'lives in Lyon', holds: true, parts: [] },
        { logic: null, sentence: 'lives in Nice', holds: false, parts: [] },
      ],
    });
  });

  it('turns a negated group into the opposites of its parts', () => {
    const group = { logic: 'OR' as const, not: true, conditions: [inCity('Lyon'), inCity('Nice')] };
    expect(told({ logic: 'AND', conditions: [group] })).toMatchObject({
      logic: 'AND',
      holds: false,
      parts: [
        { sentence: 'does not live in Lyon', holds: false },
        { sentence: 'does not live in Nice', holds: true },
      ],
    });
  });

  it('of nothing holds for everyone, and its opposite for nobody', () => {
    expect(told({ logic: 'OR', conditions: [] })).toMatchObject({ holds: true, parts: [] });
    const nothing = { logic: 'AND' as const, not: true, conditions: [] };
    expect(told({ logic: 'AND', conditions: [nothing] })).toMatchObject({ holds: false, parts: [] });
  });
});
