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

  it('made for one millisecond are in the order of their making, however many they are', () => {
    const ids = Array.from({ length: 20_000 }, () => newId(5_000));
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('made for an earlier time sort before', () => {
    const now = newId(9_000);
    expect(newId(8_000) < now).toBe(true);
  });
});
