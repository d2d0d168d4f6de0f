import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokens } from './tokens';

const tokens = createTokens('a master secret of the installation');
const messageId = '0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a tracking token', () => {
  it.each([
    ['open', undefined, null],
    ['unsubscribe', undefined, null],
    ['preferences', undefined, null],
    ['view', undefined, null],
    ['click', 0, 0],
    ['click', 7, 7],
    ['click', 65_531, 65_531],
  ] as const)('for %s (link %s) says what it was signed for', (purpose, linkIndex, expected) => {
    const token = tokens.sign(purpose, messageId, linkIndex);
    expect(token).toMatch(/^[A-Za-z0-9_-]{40}$/);
    expect(tokens.verify(token)).toEqual({ purpose, messageId, linkIndex: expected });
  });

  it('is refused with any single letter changed', () => {
    const token = tokens.sign('click', messageId, 3);
    for (let at = 0; at < token.length; at += 1) {
      for (const letter of ALPHABET) {
        if (letter === token[at]) continue;
        expect(tokens.verify(token.slice(0, at) + letter + token.slice(at + 1))).toBeNull();
      }
    }
  });

  it('is refused when it was signed with another secret', () => {
    expect(createTokens('another secret').verify(tokens.sign('open', messageId))).toBeNull();
  });

  it.each(['', 'x', 'A'.repeat(40), `${'A'.repeat(39)}=`, 'A'.repeat(41), 'é'.repeat(40), '../../etc/passwd'])(
    'is refused when it is no token at all: %s',
    (text) => expect(tokens.verify(text)).toBeNull(),
  );

  it('cannot be moved to another purpose, message or link', () => {
    const [a, b] = [tokens.sign('click', messageId, 1), tokens.sign('click', messageId, 6)];
    const tagOf = (token: string) => token.slice(24);
    expect(tokens.verify(a.slice(0, 24) + tagOf(b))).toBeNull();
    expect(tagOf(a)).not.toBe(tagOf(b));
  });

  it('signs each message and link differently, one by one or together', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(65_531), (id, linkIndex) => {
        const together = tokens.forMessage(id).sign('click', linkIndex);
        expect(together).toBe(tokens.sign('click', id, linkIndex));
        expect(tokens.verify(together)).toEqual({ purpose: 'click', messageId: id, linkIndex });
      }),
    );
  });

  it.each([
    ['a click without a link', () => tokens.sign('click', messageId)],
    ['a link index out of range', () => tokens.sign('click', messageId, 65_532)],
    ['an id that is no UUID', () => tokens.sign('open', 'contact-17')],
  ])('is not made for %s', (_case, sign) => expect(sign).toThrow(RangeError));
});
