import { expect, test } from 'vitest';
import { MAX_SHARDS, shardCount } from './shards';

test.each([
  [0, 1],
  [1, 1],
  [25_000, 1],
  [25_001, 2],
  [100_000, 4],
  [10_000_000, MAX_SHARDS],
])('%i recipients are sent in %i shares', (recipients, shards) => {
  expect(shardCount(recipients)).toBe(shards);
});
