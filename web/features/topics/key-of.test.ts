import { expect, test } from 'vitest';
import { topicKey } from '../../../domain/topic/topic';
import { keyOf } from './key-of';

test.each([
  ['Dates de tournée', 'dates-de-tournee'],
  ['  Été & festivals ! ', 'ete-festivals'],
  ['2026 vinyls', 'topic-2026-vinyls'],
  ['音楽', 'topic'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('the key proposed for %s is %s, which the API takes', (name, key) => {
  expect(keyOf(name)).toBe(key);
  expect(key).toMatch(topicKey);
});
