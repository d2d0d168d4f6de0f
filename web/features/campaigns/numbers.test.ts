import { describe, expect, it } from 'vitest';
import { settledOf, share } from './numbers';

describe('the numbers of a campaign', () => {
  it('are nought where nothing was sent', () => {
    expect(share(0, 0)).toBe(0);
    expect(share(3, 12)).toBe(0.25);
  });

  it('count a message in doubt as settled: it waits for a person, not for the machine', () => {
    const stats = { ...zeroStats(), recipients: 10, pending: 3, sending: 1, sent: 4, failed: 1, inDoubt: 1 };
    expect(settledOf(stats) + stats.pending + stats.sending).toBe(stats.recipients);
  });
});

const zeroStats = () => ({
  recipients: 0,
  excluded: 0,
  pending: 0,
  sending: 0,
  inDoubt: 0,
  sent: 0,
  delivered: 0,
  bounced: 0,
  failed: 0,
  opened: 0,
  clicked: 0,
  replied: 0,
  unsubscribed: 0,
  complained: 0,
  opens: 0,
  clicks: 0,
  machineOpens: 0,
});
