import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next';

describe('where one goes after signing in', () => {
  it.each([
    ['/campaigns?status=SENT', '/campaigns?status=SENT'],
    ['https://evil.example/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    [null, '/'],
  ])('%s leads to %s', (next, path) => {
    expect(safeNext(next)).toBe(path);
  });
});
