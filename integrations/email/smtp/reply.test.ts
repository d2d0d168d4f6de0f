import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplyParser, SmtpProtocolError } from './reply';

const stream = [
  '250-first',
  '250-second',
  '250 2.1.5 third',
  '354 go ahead',
  '550-5.1.1 Unknown user;',
  '550 5.1.1 see https://mx.example/é',
  '250',
  '',
].join('\r\n');

const parsed = [
  { code: 250, enhancedCode: null, text: '250 first second 2.1.5 third', lines: ['first', 'second', '2.1.5 third'] },
  { code: 354, enhancedCode: null, text: '354 go ahead', lines: ['go ahead'] },
  {
    code: 550,
    enhancedCode: '5.1.1',
    text: '550 5.1.1 Unknown user; see https://mx.example/é',
    lines: ['Unknown user;', 'see https://mx.example/é'],
  },
  { code: 250, enhancedCode: null, text: '250', lines: [''] },
];

describe('replies', () => {
  it('read the same however the network cuts them', () => {
    const octets = Buffer.from(stream);
    fc.assert(
      fc.property(fc.array(fc.nat(octets.length), { maxLength: 8 }), (cuts) => {
        const parser = new ReplyParser();
        const bounds = [0, ...cuts.toSorted((a, b) => a - b), octets.length];
        const replies = bounds.slice(1).flatMap((end, index) => parser.push(octets.subarray(bounds[index], end)));
        expect(replies).toEqual(parsed);
        expect(parser.isInside).toBe(false);
      }),
    );
  });

  it.each(['HTTP/1.1 200 OK\r\n', '99 what\r\n', '600 what\r\n', '250_what\r\n', 'x'.repeat(70_000)])(
    'that are none are an error, not a wait: %.20s',
    (words) => expect(() => new ReplyParser().push(Buffer.from(words))).toThrow(SmtpProtocolError),
  );
});
