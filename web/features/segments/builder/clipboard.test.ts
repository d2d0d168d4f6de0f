import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCriteria } from '../../../../test/factories/criteria';
import { fromClipboard, toClipboard } from './clipboard';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';
const criteria = arbitraryCriteria({ segmentIds: [id], campaignIds: [id], automationIds: [id] });
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the clipboard', () => {
  it('gives back any condition or group that was copied', () => {
    const check = fc.property(criteria, ({ conditions: [condition] }) => {
      fc.pre(condition !== undefined);
      expect(sent(fromClipboard(toClipboard(condition)))).toEqual([sent(condition)]);
    });
    fc.assert(check, { numRuns: 500 });
  });

  it('takes a condition in progress', () => {
    const blank = { field: 'city', operator: 'IN', value: [], dataType: 'STRING' } as const;
    expect(fromClipboard(toClipboard(blank))).toEqual([blank]);
  });

  it('takes criteria as the API shows them, a list, and one condition alone', () => {
    const city = { field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' };
    expect(fromClipboard(JSON.stringify({ criteria: { logic: 'AND', conditions: [city] } }))).toEqual([city]);
    expect(fromClipboard(JSON.stringify([city, city]))).toEqual([city, city]);
    expect(fromClipboard(JSON.stringify(city))).toEqual([city]);
  });

  it.each([
    'Lyon, Paris',
    '',
    '{}',
    '[]',
    'null',
    '{"fermata":"conditions","conditions":[]}',
    '{"fermata":"conditions","conditions":[{"field":"city","operator":"LIKE","value":"x","dataType":"STRING"}]}',
    '{"logic":"XOR","conditions":[]}',
    '[{"event":"A","measure":{"type":"COUNT"},"operator":"EQUALS","value":{"a":1}}]',
    '[{"event":"A","measure":{"type":"COUNT"},"operator":"EQUALS","value":1,"where":[{}]}]',
  ])('knows that this is no condition: %s', (text) => {
    expect(fromClipboard(text)).toBeNull();
  });
});
