import * as fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../domain/error/failure';
import { prepared, publicOrigin, recipient, scope, sentAt, tokens } from './content.fixture';
import type { PreparedContent } from './prepare';
import { renderHtml, renderMessage } from './render';
import { prepareTemplate, renderTemplate } from './template';

const { messageId } = recipient();

const parse = async (content: PreparedContent, contact: Record<string, unknown> = recipient().contact) =>
  simpleParser(renderMessage(content, recipient({ contact }), sentAt).content, { skipTextToHtml: true });

const lineEnds = (text: string) => text.replace(/\r\n|\r/g, '\n');

describe('a message', () => {
  it('carries the headers that its ledger row and RFC 8058 ask for', async () => {
    const content = await prepared({ subject: 'For {{ contact.firstName }}', replyTo: 'team@label.example' });
    const message = renderMessage(content, recipient(), sentAt);
    expect(message.envelope).toEqual({ from: 'lea@label.example', to: 'jean@fan.example' });
    const { headers, subject, from, to, replyTo, date, messageId: id } = await simpleParser(message.content);
    expect({ subject, id, date }).toEqual({ subject: 'For Jean', id: `<${messageId}@label.example>`, date: sentAt });
    expect([from, replyTo].map((list) => list?.value[0]?.address)).toEqual(['lea@label.example', 'team@label.example']);
    expect(to).toMatchObject({ text: 'jean@fan.example' });
    expect(headers.get('list')).toMatchObject({
      unsubscribe: { url: `${publicOrigin}/u/${tokens.sign('unsubscribe', messageId)}` },
      'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
    });
    expect(headers.get('precedence')).toBe('bulk');
  });

  it('that is transactional cannot be unsubscribed from', async () => {
    const { headers } = await parse(await prepared({ transactional: true }));
    expect(headers.has('list')).toBe(false);
    expect(headers.has('precedence')).toBe(false);
  });

  it('has a token of its own in each link', async () => {
    const { html, text } = await parse(await prepared({ html: '<body><a href="https://a.example/">A</a></body>' }));
    const click = `${publicOrigin}/t/c/${tokens.sign('click', messageId, 0)}`;
    expect(html).toContain(`<a href="${click}">A</a>`);
    expect(html).toContain(`<img src="${publicOrigin}/t/o/${tokens.sign('open', messageId)}"`);
    expect(html).toContain(`href="${publicOrigin}/u/${tokens.sign('preferences', messageId)}/preferences"`);
    expect(text).toContain(`A <${click}>`);
  });

  it('is seven-bit on short lines, whatever its text', async () => {
    const content = await prepared({ html: `<p>${'é😀x'.repeat(900)} {{ contact.city }}</p>` });
    const raw = renderMessage(content, recipient({ contact: { city: 'ü'.repeat(900) } }), sentAt).content.toString(
      'latin1',
    );
    for (const line of raw.split('\r\n')) expect(line).toMatch(/^[\t -~]{0,120}$/);
    expect(raw).not.toContain('\r\n.');
  });

  it('goes to a domain beyond ASCII under its ASCII name', async () => {
    const message = renderMessage(await prepared(), recipient({ email: 'jean@fête.example' }), sentAt);
    expect(message.envelope.to).toBe('jean@xn--fte-fma.example');
  });

  it('is not made for an address that would break a header', async () => {
    const content = await prepared();
    expect(() => renderMessage(content, recipient({ email: 'a@b.example\r\nBcc: c@d.example' }), sentAt)).toThrow(
      Failure,
    );
  });
});

describe('personalisation', () => {
  it.each([
    ['{{ contact.firstName }}', 'Jean'],
    ['{{ contact.firstName | upcase }}', 'JEAN'],
    ['{{ contact.missing }}', ''],
    ['{{ contact.missing.deeper }}', ''],
    ['{{ contact.missing | default: "friend" }}', 'friend'],
    ["{{ contact.missing | default: 'l\u{2019}ami' }}", 'l\u{2019}ami'],
    ['{{- contact.firstName -}} !', 'Jean!'],
    ['{{ contact.customFields.seat }}', '12'],
    ['{{ contact.tags }}', 'vipbrest'],
    ['{{ contact.tags.size }}', '2'],
    ['{{ contact.tags | join: ", " }}', 'vip, brest'],
    ['{{ contact.constructor }}{{ contact.__proto__ }}{{ contact.toString }}', ''],
    ['{{ artist.name }}', 'Ella & the Ships'],
    ['{{ event.total | default: "nothing" }}', 'nothing'],
    ['{% if contact.city == "Brest" %}near{% else %}far{% endif %}', 'near'],
    ['{% assign contact = artist %}{{ contact.name }}', 'Ella & the Ships'],
    ['{% for tag in contact.tags %}{{ tag }};{% endfor %}', 'vip;brest;'],
    ['{% raw %}{{ contact.city }}{% endraw %}', '{{ contact.city }}'],
  ])('%s reads %j', (template, expected) => {
    expect(renderTemplate(prepareTemplate(template, 'plain'), { ...scope(), links: {} })).toBe(expected);
  });

  it('of a plain value is the same by the quick way and by Liquid', () => {
    const quick = prepareTemplate('{{ contact.x | default: "d<" }}', 'html');
    const slow = prepareTemplate('{% if true %}{{ contact.x | default: "d<" }}{% endif %}', 'html');
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined));
    fc.assert(
      fc.property(value, (x) => {
        const person = { ...scope({ contact: { x } }), links: {} };
        expect(renderTemplate(quick, person)).toBe(renderTemplate(slow, person));
      }),
    );
  });

  it('an output that fails is left empty, a loop that fails fails the message', async () => {
    const content = await prepared({
      html: '<p>[{{ contact.words | append: contact.words }}]</p>{% for i in (1..contact.n) %}{% endfor %}',
    });
    expect(renderHtml(content, recipient({ contact: { words: 'x'.repeat(2e6) } }))).toContain('<p>[]</p>');
    expect(() => renderMessage(content, recipient({ contact: { n: 1e9 } }), sentAt)).toThrow(
      expect.objectContaining({ code: 'PERSONALIZATION_ERROR' }),
    );
  });

  it('no value of a contact breaks out of its place', async () => {
    const content = await prepared({
      subject: 'For {{ contact.firstName }}',
      html: '<html><body><p>Dear {{ contact.firstName }},</p><p>{% if contact.city %}{{ contact.city | append: "!" }}{% endif %}</p></body></html>',
      text: 'Dear {{ contact.firstName }},\n{{ contact.city }}\nthe end',
      transactional: true,
      trackingEnabled: false,
    });
    const nasty = fc.constantFrom(
      '\r\n',
      '\n.\r\n',
      '--=_fermata_alternative',
      '=_',
      '<script>',
      '"',
      '&',
      'é',
      '😀',
      ' ',
      '=',
      '.',
      'x'.repeat(80),
      '{{ 1 }}',
    );
    const value = fc.oneof(
      fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    await fc.assert(
      fc.asyncProperty(value, value, async (firstName, city) => {
        const { text, html, headerLines, subject, attachments } = await parse(content, { firstName, city });
        expect({ headers: headerLines.length, attachments }).toEqual({ headers: 7, attachments: [] });
        expect(subject).toBe(`For ${firstName.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`.trim());
        expect(text).toBe(`Dear ${lineEnds(firstName)},\n${lineEnds(city)}\nthe end`);
        expect(html).not.toContain('<script>');
        expect(html).toBe(lineEnds(renderHtml(content, recipient({ contact: { firstName, city } }))));
      }),
    );
  });
});
