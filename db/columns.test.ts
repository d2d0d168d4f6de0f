import { describe, expect, it } from 'vitest';
import { isUuid } from '../domain/identity/uuid';
import { newId } from './columns';

describe('ids', () => {
  it('are UUIDv7 that sort by the time they were made', () => {
    const earlier = newId(1_000);
    const later = newId(2_000);
    expect(isUuid(earlier)).toBe(true);
    expect(earlier[14]).toBe('7');
    expect(earlier < later).toBe(true);
  });
});
