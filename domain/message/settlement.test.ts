import { describe, expect, test } from 'vitest';
import type { DeliveryOutcome } from './delivery';
import { deferralDelayMs, MAX_ATTEMPTS, settle, slowDownMs } from './settlement';

const first = { attempts: 0, transactional: false };
const rejected = (code: number, enhancedCode: string | null, scope: 'recipient' | 'message'): DeliveryOutcome => ({
  kind: 'rejected',
  code,
  enhancedCode,
  scope,
  reply: `${code} ${enhancedCode ?? ''} No`,
});
const deferred = (scope: 'recipient' | 'connection', retryAfterMs: number | null = null): DeliveryOutcome => ({
  kind: 'deferred',
  code: 450,
  enhancedCode: null,
  reply: '450 Later',
  retryAfterMs,
  scope,
});

describe('a refusal for good', () => {
  test.each([
    ['no such mailbox', 550, '5.1.1', 'recipient', 'bounced'],
    ['no such domain', 550, '5.1.2', 'recipient', 'bounced'],
    ['a domain that takes no mail (RFC 7505)', 556, '5.1.10', 'recipient', 'bounced'],
    ['a mailbox that was closed', 550, '5.2.1', 'recipient', 'bounced'],
    ['an address refused without an enhanced code', 550, null, 'recipient', 'bounced'],
    ['a message refused without an enhanced code', 550, null, 'message', 'failed'],
    ['our own address refused', 550, '5.1.8', 'recipient', 'failed'],
    ['a policy', 550, '5.7.1', 'recipient', 'failed'],
    ['a full mailbox', 552, '5.2.2', 'recipient', 'failed'],
  ] as const)('%s', (_, code, enhancedCode, scope, status) => {
    expect(settle(rejected(code, enhancedCode, scope), first)).toMatchObject({ status, retryInMs: null });
  });
});

describe('a message that is put off', () => {
  test('is tried again later and later, and fails at last', () => {
    const tries = Array.from({ length: MAX_ATTEMPTS }, (_, attempts) =>
      settle(deferred('recipient'), { ...first, attempts }),
    );
    expect(tries.map(({ status }) => status)).toEqual([
      ...Array.from({ length: MAX_ATTEMPTS - 1 }, () => 'pending'),
      'failed',
    ]);
    expect(tries.map(({ retryInMs }) => retryInMs && retryInMs / 60_000)).toEqual([1, 4, 16, 64, 240, null]);
  });
  test('waits no less than its server asked', () => {
    expect(deferralDelayMs(0, 600_000)).toBe(600_000);
    expect(deferralDelayMs(3, 600_000)).toBe(64 * 60_000);
  });
  test('is not blamed when the server refuses everybody', () => {
    const refused = settle(deferred('connection'), { ...first, attempts: MAX_ATTEMPTS });
    expect(refused).toMatchObject({ status: 'pending', retryInMs: null, countsAsAttempt: false });
  });
});

describe('a message whose fate is unknown', () => {
  const unknown: DeliveryOutcome = { kind: 'unknown', reason: 'connection lost' };
  test('stays in doubt when it is marketing', () => {
    expect(settle(unknown, first)).toMatchObject({ status: 'in_doubt', retryInMs: null });
  });
  test('is sent again when it is transactional, though not for ever', () => {
    expect(settle(unknown, { attempts: 0, transactional: true })).toMatchObject({
      status: 'pending',
      retryInMs: 60_000,
    });
    expect(settle(unknown, { attempts: MAX_ATTEMPTS - 1, transactional: true })).toMatchObject({ status: 'in_doubt' });
  });
});

test('a server that refuses everybody is asked again after its own time, or less and less often', () => {
  expect(slowDownMs(1, 90_000)).toBe(90_000);
  expect([1, 2, 3, 20].map((refusals) => slowDownMs(refusals, null))).toEqual([5_000, 10_000, 20_000, 900_000]);
});

test('a long reply is cut, so that a server cannot fill the ledger', () => {
  const reply = 'x'.repeat(10_000);
  expect(settle({ kind: 'unknown', reason: reply }, first).reason).toHaveLength(500);
});
