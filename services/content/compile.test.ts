import { describe, expect, it } from 'vitest';
import { Failure } from '../../domain/error/failure';
import { compileContent, listVariables } from './compile';
import type { ContentSource } from './content';
import { source } from './content.fixture';

const compile = async (over: Partial<ContentSource>) => compileContent(source(over));

const faultsOf = async (over: Partial<ContentSource>) => {
  const error: unknown = await compile(over).catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error('the content was taken');
  expect(error.code).toBe('INVALID_EMAIL_CONTENT');
  return error.details;
};

const mjml = (body: string) =>
  `<mjml>\n<mj-body>\n<mj-section>\n<mj-column>\n${body}\n</mj-column>\n</mj-section>\n</mj-body>\n</mjml>`;

describe('content that cannot be sent', () => {
  it.each([
    ['a Liquid output left open', { subject: 'Hi {{ contact.firstName' }, 'subject', /^Line 1, column 4: .*not closed/],
    [
      'an unknown filter',
      { html: '<p>\n{{ contact.city | shout }}</p>' },
      'html',
      /^Line 2, column 1: undefined filter: shout/,
    ],
    ['an unknown tag', { text: '{% include "secrets" %}' }, 'text', /^Line 1, column 1: tag "include" not found/],
    ['a condition left open', { preheader: '{% if contact.city %}x' }, 'preheader', /^Line 1, column 1: .*not closed/],
    ['a filter without its argument', { html: '{{ contact.city | append }}' }, 'html', /append expect 2 arguments/],
    ['a loop without end', { html: '{% for i in (1..999999999) %}x{% endfor %}' }, 'html', /limit exceeded/],
    [
      'more Liquid than anybody writes',
      { html: '{{ contact.city }}'.repeat(2_001) },
      'html',
      /2001 outputs and tags; 2000 are/,
    ],
    ['no body', { html: '  ' }, 'mjml', /needs a body/],
    ['two bodies', { mjml: mjml('') }, 'html', /not as both/],
    ['no subject', { subject: ' ' }, 'subject', /needs a subject/],
    [
      'a sender that is no address',
      { sender: { name: 'x', email: 'a@b\r\nBcc: c@d' } },
      'sender.email',
      /no email address/,
    ],
    ['text instead of MJML', { html: null, mjml: 'Hello' }, 'mjml', /not MJML/],
    [
      'an element MJML does not know',
      { html: null, mjml: mjml('<mj-txet>Hi</mj-txet>') },
      'mjml',
      /^Line 5: MJML has no <mj-txet>/,
    ],
    [
      'an element left open',
      { html: null, mjml: mjml('<mj-text>Hi') },
      'mjml',
      /^Line 6: <\/mj-column> closes nothing, <mj-text> of line 5/,
    ],
    [
      'a document cut short',
      { html: null, mjml: '<mjml><mj-body>\n<mj-section>' },
      'mjml',
      /^Line 1: <mjml> is never closed/,
    ],
    [
      'a condition where MJML drops text',
      {
        html: null,
        mjml: `<mjml><mj-body>\n{% if contact.city %}<mj-section></mj-section>{% endif %}</mj-body></mjml>`,
      },
      'mjml',
      /^Line 2: MJML drops {% if contact.city %} here/,
    ],
  ] as const)('%s is refused where it stands', async (_case, over, path, message) => {
    const [fault] = await faultsOf(over);
    expect(fault?.path).toBe(path);
    expect(fault?.message).toMatch(message);
  });

  it('names every field at fault', async () => {
    const faults = await faultsOf({ subject: '{{', html: '{% if %}', text: '{{ a | b }}' });
    expect(faults.map(({ path }) => path)).toEqual(['subject', 'html', 'text']);
  });
});

describe('compiled MJML', () => {
  it('keeps Liquid in attributes, text and around sections', async () => {
    const { html } = await compile({
      html: null,
      mjml: mjml(
        `<mj-button href="{{ links.unsubscribe }}">{{ contact.firstName | default: "you" }}</mj-button>\n` +
          `<mj-raw>{% if contact.score < 3 %}</mj-raw><mj-text>few</mj-text><mj-raw>{% endif %}</mj-raw>`,
      ),
    });
    expect(html).toContain('href="{{ links.unsubscribe }}"');
    expect(html).toContain('{{ contact.firstName | default: "you" }}');
    expect(html).toMatch(/{% if contact.score < 3 %}[\s\S]*few[\s\S]*{% endif %}/);
  });

  it('reads no file', async () => {
    const { html } = await compile({
      html: null,
      mjml: mjml('<mj-include path="/etc/passwd" /><mj-text>Hi</mj-text>'),
    });
    expect(html).not.toContain('root:');
  });
});

describe('links', () => {
  it('are tracked once for each address, in HTML and text alike', async () => {
    const { html, text, links } = await compile({
      html: `<body><a href="https://a.example/?x=1&amp;y=2">A</a> <a class='b' href='https://b.example'>B</a>
        <a href=https://a.example/?x=1&y=2>A again</a><!--[if mso]><v:roundrect href="https://b.example"><![endif]--></body>`,
    });
    expect(links).toEqual(['https://a.example/?x=1&y=2', 'https://b.example']);
    expect(html.match(/{{ links\.to0 }}/g)).toHaveLength(2);
    expect(html.match(/{{ links\.to1 }}/g)).toHaveLength(2);
    expect(text).toContain('A <{{ links.to0 }}>');
  });

  it.each([
    'mailto:a@b.example',
    'tel:+33123456789',
    '#top',
    '/relative',
    '{{ links.unsubscribe }}',
    '{{ event.url }}',
    'https://{{ contact.customFields.host }}/x',
    'https://a.example{{ contact.city }}/',
    'https://a.example/{{ event.order }}',
    'https://a.example/{% if contact.city %}x{% endif %}',
  ])('that cannot be followed later stay as they are: %s', async (href) => {
    const { html, links } = await compile({ html: `<body><a href="${href}">x</a></body>` });
    expect(links).toEqual([]);
    expect(html).toContain(`href="${href}"`);
  });

  it('keep a value of the contact, to be filled in at the click', async () => {
    const { links } = await compile({
      html: '<a href="https://a.example/?c={{ contact.customFields.code }}#top">x</a>',
      utm: { source: 'mail' },
    });
    expect(links).toEqual(['https://a.example/?c={{ contact.customFields.code }}&utm_source=mail#top']);
  });

  it.each([
    ['https://a.example', 'https://a.example?utm_source=news%20mail&amp;utm_campaign=may'],
    ['https://a.example/?b=1', 'https://a.example/?b=1&amp;utm_source=news%20mail&amp;utm_campaign=may'],
    ['https://a.example/?utm_source=x#y', 'https://a.example/?utm_source=x&amp;utm_campaign=may#y'],
  ])('carry the campaign parameters without tracking too: %s', async (href, written) => {
    const { html, links } = await compile({
      html: `<a href="${href}">x</a>`,
      trackingEnabled: false,
      utm: { source: 'news mail', campaign: 'may' },
    });
    expect(html).toContain(`href="${written}"`);
    expect(links).toEqual([]);
  });

  it('in a text part that was written by hand are tracked, punctuation left out', async () => {
    const { text, links } = await compile({ text: 'See https://a.example/x. Or (https://b.example)!' });
    expect(links).toEqual(['https://a.example/x', 'https://b.example']);
    expect(text).toContain('See {{ links.to0 }}. Or ({{ links.to1 }})!');
  });
});

describe('what is added', () => {
  it.each([
    ['en', 'Unsubscribe'],
    ['fr', 'Se désabonner'],
  ] as const)('is a footer to leave by (%s) where a marketing body has none', async (locale, word) => {
    const { html, text } = await compile({ locale });
    expect(html).toMatch(new RegExp(`href="{{ links.unsubscribe }}"[^>]*>${word}</a>`));
    expect(text).toContain(`${word}: {{ links.unsubscribe }}`);
  });

  it.each([
    ['the body has an unsubscribe link', { html: '<a href="{{ links.unsubscribe }}">Leave</a>' }],
    ['the message is transactional', { transactional: true }],
  ])('is no footer when %s', async (_case, over) => {
    const { html, text } = await compile(over);
    expect(html).not.toContain('You receive this message');
    expect(text).not.toContain('You receive this message');
  });

  it('is a pixel only where opens are tracked', async () => {
    expect((await compile({})).html).toMatch(/<img src="{{ links.pixel }}"[^>]*><\/body>/);
    expect((await compile({ trackingEnabled: false })).html).not.toContain('links.pixel');
  });

  it('is the preheader, hidden at the top of the HTML and absent from the text', async () => {
    const { html, text } = await compile({ preheader: 'Seats < 10 & {{ contact.city }}' });
    expect(html).toMatch(/<body><div style="display:none[^>]*>Seats &lt; 10 &amp; {{ contact.city }}<\/div>/);
    expect(text).not.toContain('Seats');
  });
});

it('the same source compiles to the same content', async () => {
  const over = { html: '<a href="https://a.example">{{ contact.city }}</a>', preheader: 'x' };
  expect(await compile(over)).toEqual(await compile(over));
});

it('the variables of a source are listed with their paths, without links and without what it assigns itself', () => {
  const variables = listVariables({
    subject: '{{ contact.firstName }}',
    html: '{% assign place = contact.city %}{{ place }}{% for tag in contact.tags %}{{ tag }}{% endfor %}{{ links.unsubscribe }}{{ artist.name }}',
  });
  expect(variables).toEqual(['artist.name', 'contact.city', 'contact.firstName', 'contact.tags']);
});

it.each([
  ['tags that never end', { html: '<a href="'.repeat(50_000) }],
  ['tags inside tags', { html: '<a '.repeat(100_000) }],
  ['blanks', { html: null, mjml: mjml(`<mj-text>${' '.repeat(200_000)}x</mj-text>`) }],
  ['variables on one line each', { html: '{{ contact.city }}\n'.repeat(2_000) }],
] as const)('%s by the thousand compile in their time', async (_case, over) => {
  await expect(compile({ ...over, transactional: true, trackingEnabled: false })).resolves.toBeDefined();
});
