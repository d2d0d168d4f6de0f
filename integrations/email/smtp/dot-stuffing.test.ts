import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stuffDots } from './dot-stuffing';

const stuff = (text: string): string => stuffDots(Buffer.from(text)).toString();

/** What a server does on reception (RFC 5321, 4.5.2). */
const unstuff = (wire: string): string => wire.replace(/(^|\r\n)\./g, '$1');

describe('dot-stuffing', () => {
  it.each([
    ['a\r\n', 'a\r\n'],
    ['a', 'a\r\n'],
    ['', '\r\n'],
    ['.', '..\r\n'],
    ['a\r\n.\r\nb\r\n', 'a\r\n..\r\nb\r\n'],
    ['..\r\n..', '...\r\n...\r\n'],
    ['a.b\r\n', 'a.b\r\n'],
  ])('makes %j %j', (text, wire) => expect(stuff(text)).toBe(wire));

  it('is undone by the server, and never ends a message early', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '\r\n', 'a', 'é') }), (text) => {
        const wire = stuff(text);
        expect(unstuff(wire)).toBe(text.endsWith('\r\n') ? text : `${text}\r\n`);
        expect(`\r\n${wire}`).not.toContain('\r\n.\r\n');
      }),
    );
  });

  it('copies nothing that needs no change', () => {
    const content = Buffer.from('a\r\nb\r\n');
    expect(stuffDots(content)).toBe(content);
  });
});
