import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConditionGroup, SegmentCondition, SegmentCriteria } from '../../../../domain/segment/criteria';
import { MAX_GROUP_DEPTH } from '../../../../domain/segment/criteria';
import { arbitraryCriteria } from '../../../../test/factories/criteria';
import type { NewId } from './query';
import { fromQuery, toQuery } from './query';

const counter = (): NewId => {
  let made = 0;
  return () => `c${(made += 1)}`;
};
/** What the API is sent: a member that is undefined is one that is not there. */
const sent = (criteria: SegmentCriteria): unknown => JSON.parse(JSON.stringify(criteria));
const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const criteria = arbitraryCriteria({ segmentIds: [id], campaignIds: [id], automationIds: [id] });

const nested = (depth: number, inner: readonly SegmentCondition[]): ConditionGroup => ({
  logic: depth % 2 === 0 ? 'OR' : 'AND',
  not: depth % 2 === 0,
  conditions: depth === 1 ? inner : [nested(depth - 1, inner)],
});

describe('criteria in the builder', () => {
  it('come back from the tree as they went in, whatever they ask', () => {
    const check = fc.property(criteria, (asked) => {
      expect(sent(fromQuery(toQuery(asked, counter())))).toEqual(sent(asked));
    });
    fc.assert(check, { numRuns: 1000 });
  });

  it('come back from groups nested as deep as they may be', () => {
    const check = fc.property(criteria, ({ conditions }) => {
      const asked: SegmentCriteria = { logic: 'OR', conditions: [nested(MAX_GROUP_DEPTH, conditions.slice(0, 1))] };
      expect(sent(fromQuery(toQuery(asked, counter())))).toEqual(sent(asked));
    });
    fc.assert(check, { numRuns: 200 });
  });

  it('give every condition and group an id of its own', () => {
    const check = fc.property(criteria, (asked) => {
      const query = JSON.stringify(toQuery(asked, counter()));
      const ids = [...query.matchAll(/"id":"(c\d+)"/g)].map(([, found]) => found);
      expect(new Set(ids).size).toBe(ids.length);
    });
    fc.assert(check, { numRuns: 100 });
  });

  it('keep an explicit `not: false`, an empty group and an empty value', () => {
    const asked: SegmentCriteria = {
      logic: 'AND',
      conditions: [
        { logic: 'OR', conditions: [], not: false },
        { field: 'city', operator: 'IS_EMPTY', value: null, dataType: 'STRING' },
        { event: 'app: opened', measure: { type: 'COUNT' }, operator: 'EQUALS', value: 0, where: [] },
      ],
      tags: [],
    };
    expect(fromQuery(toQuery(asked, counter()))).toStrictEqual(asked);
  });
});
