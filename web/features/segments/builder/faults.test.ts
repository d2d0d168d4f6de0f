import { describe, expect, it } from 'vitest';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import { localFaults, rowFault } from './faults';
import { ROOT_ID, toQuery } from './query';

const city = { field: 'city', operator: 'EQUALS', value: 'Lyon', dataType: 'STRING' } as const;
const criteria: SegmentCriteria = {
  logic: 'AND',
  conditions: [city, { logic: 'OR', conditions: [city, { ...city, operator: 'GREATER_THAN' }] }],
  tags: ['vip'],
};
let made = 0;
const query = toQuery(criteria, () => `c${(made += 1)}`);
const at = (path: string) => rowFault(query, { path, message: 'no' });

describe('a fault that names a path', () => {
  it.each([
    ['criteria.conditions.0.operator', 'c1', 'operator'],
    ['criteria.conditions.1', 'c2', ''],
    ['criteria.conditions.1.conditions.1.value', 'c4', 'value'],
    ['conditions.1.conditions.0.where.2.value', 'c3', 'where.2.value'],
    ['criteria.tags.0', ROOT_ID, 'tags.0'],
    ['criteria.conditions.7.value', ROOT_ID, 'conditions.7.value'],
  ])('finds its row: %s', (path, id, member) => {
    expect(at(path)).toEqual({ id, member, message: 'no' });
  });

  it('is left to the form when it is not about criteria', () => {
    expect(at('name')).toBeNull();
    expect(at('criteria.nothing')).toBeNull();
  });

  it('is found before the server is asked, in the reader’s language', () => {
    const [fault] = localFaults(query, criteria, 'fr');
    expect(fault).toMatchObject({ id: 'c4', member: 'operator' });
    expect(fault?.message).toContain("n'existe pas");
  });
});
