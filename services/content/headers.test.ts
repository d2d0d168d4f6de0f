import * as fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { isSafeAddress, mailboxHeader, unstructuredHeader } from './headers';

const read = async (header: string) => simpleParser(`${header}\r\n\r\n`);

describe('a header', () => {
  it.each([
    ['Plain words', 'Plain words'],
    ['Été à Brest', '=?UTF-8?B?w4l0w6kgw6AgQnJlc3Q=?='],
    ['a\r\nBcc: everybody@example.com', 'a Bcc: everybody@example.com'],
    ['=?UTF-8?B?aGE=?=', '=?UTF-8?B?PT9VVEYtOD9CP2FHRT0/PQ==?='],
  ])('%j is written as %j', (value, written) => expect(unstructuredHeader(value, 9)).toBe(written));

  it('reads as it was written, on lines that any server takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (value) => {
        const header = `Subject: ${unstructuredHeader(value, 9)}`;
        for (const line of header.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
        const { subject, headerLines } = await read(header);
        expect(headerLines).toHaveLength(1);
        const sent = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
        expect((subject ?? '').trim()).toBe(sent);
      }),
    );
  });

  it.each([
    [{ name: 'Léa', email: 'lea@label.example' }, 'Léa'],
    [{ name: 'Sea, Inc. "Blue" \\', email: 'lea@label.example' }, 'Sea, Inc. "Blue" \\'],
    [{ name: 'x\r\nBcc: a@b.example', email: 'lea@label.example' }, 'x Bcc: a@b.example'],
    [{ name: '', email: 'lea@label.example' }, ''],
    [{ name: 'A long name of a label that goes on and on and on and on', email: 'lea@label.example' }, undefined],
  ])('names the sender %j', async (sender, name) => {
    const { from, headerLines } = await read(`From: ${mailboxHeader(sender)}`);
    expect(headerLines).toHaveLength(1);
    expect(from?.value).toEqual([{ address: sender.email, name: name ?? sender.name }]);
  });

  it.each([
    'a@b\r\nBcc: c@d.example',
    'a b@c.example',
    '<a@b.example>',
    'a@b@c',
    'nobody',
    'a@b.example,c@d.example',
    '',
  ])('never holds the address %j', (address) => expect(isSafeAddress(address)).toBe(false));
});
