import { describe, expect, it } from 'vitest';
import { outcomeOf } from './outcome';
import { ReplyParser } from './reply';
import type { SmtpReply } from './reply';

function replyFrom(line: string): SmtpReply {
  const [reply] = new ReplyParser().push(Buffer.from(`${line}\r\n`));
  if (reply === undefined) throw new Error('no reply in the test');
  return reply;
}

describe('what a reply means', () => {
  it.each([
    ['250 2.0.0 Ok: queued as 4Zk3Tn5Q2Dz1', '4Zk3Tn5Q2Dz1'],
    ['250 2.0.0 OK id=1tXyZ0-0001aB-Cd', '1tXyZ0-0001aB-Cd'],
    ['250 Ok 0100018c2f5e7d3a-1b2c3d4e', '0100018c2f5e7d3a-1b2c3d4e'],
    ['250 2.6.0 <abc@mx.example> Queued mail for delivery', null],
    ['250 Great success', null],
  ])('%s is taken, as %s', (line, providerMessageId) => {
    expect(outcomeOf(replyFrom(line), 'MESSAGE')).toMatchObject({ kind: 'accepted', providerMessageId });
  });

  it.each([
    ['550 5.1.1 no such user', 'RCPT', 'recipient'],
    ['550 no such user', 'RCPT', 'recipient'],
    ['550 5.1.1 no such user', 'MESSAGE', 'recipient'],
    ['552 5.2.2 mailbox full', 'MESSAGE', 'recipient'],
    ['554 5.7.1 spam', 'MESSAGE', 'message'],
    ['550 5.1.8 sender domain does not exist', 'MESSAGE', 'message'],
    ['550 5.7.1 sender refused', 'MAIL', 'message'],
    ['554 no', 'DATA', 'message'],
  ] as const)('%s to %s blames the %s', (line, stage, scope) => {
    expect(outcomeOf(replyFrom(line), stage)).toMatchObject({ kind: 'rejected', scope });
  });

  it.each([
    ['450 4.7.1 greylisted', 'RCPT', 'recipient', null],
    ['451 4.7.1 Greylisting in action, please come back in 5 minutes', 'RCPT', 'recipient', 300_000],
    ['450 4.2.0 Greylisted for 300 seconds', 'RCPT', 'recipient', 300_000],
    ['452 4.2.2 mailbox full', 'RCPT', 'recipient', null],
    ['452 4.3.1 insufficient system storage', 'RCPT', 'connection', null],
    ['421 4.7.0 try again later', 'RCPT', 'connection', null],
    ['421 4.7.28 rate limited, retry after 1 hour', 'MESSAGE', 'connection', 3_600_000],
    ['450 4.1.8 sender lookup failed', 'MAIL', 'connection', null],
    ['451 4.4.1 upstream unreachable', 'MESSAGE', 'connection', null],
  ] as const)('%s to %s puts off, of scope %s', (line, stage, scope, retryAfterMs) => {
    expect(outcomeOf(replyFrom(line), stage)).toMatchObject({ kind: 'deferred', scope, retryAfterMs });
  });
});
