import { describe, expect, it } from 'vitest';
import { notAhead } from './not-ahead';

const now = new Date('2026-03-01T12:00:00Z');
const clock = { now, withinMs: 30_000 };

describe('how long ago something was', () => {
  it.each([
    ['what happened since the clock was read happened now', '2026-03-01T12:00:03Z', '2026-03-01T12:00:00Z'],
    ['what is to come is to come', '2026-03-01T12:05:00Z', '2026-03-01T12:05:00Z'],
    ['what is past is past', '2026-03-01T11:59:57Z', '2026-03-01T11:59:57Z'],
  ])('%s', (_guarantee, instant, said) => {
    expect(notAhead(new Date(instant), clock)).toEqual(new Date(said));
  });
});
