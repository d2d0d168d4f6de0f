import { describe, expect, it } from 'vitest';
import { scope, source } from './content.fixture';
import { linkTarget } from './link-target';
import { renderPreview } from './preview';

describe('a preview', () => {
  it('shows what one person would read and warns of each variable without a value', async () => {
    const preview = await renderPreview(
      source({
        subject: '{{ contact.firstName | default: "You" }}, {{ contact.lastName | default: "friend" }}',
        html: '<body><a href="https://a.example/{{ contact.city }}">{{ contact.company }}</a><a href="{{ links.unsubscribe }}">x</a></body>',
      }),
      scope(),
    );
    expect(preview.subject).toBe('Jean, friend');
    expect(preview.html).toBe('<body><a href="https://a.example/Brest"></a><a href="#">x</a></body>');
    expect(preview.warnings).toEqual([
      { code: 'UNDEFINED_VARIABLE', variable: 'contact.company', fallback: null },
      { code: 'UNDEFINED_VARIABLE', variable: 'contact.lastName', fallback: 'friend' },
    ]);
  });

  it('says what is wrong with content that cannot be sent', async () => {
    await expect(renderPreview(source({ html: '{{ oops' }), scope())).rejects.toMatchObject({
      code: 'INVALID_EMAIL_CONTENT',
    });
  });
});

describe('a click', () => {
  it.each([
    ['https://a.example/x?y=1#z', 'https://a.example/x?y=1#z'],
    ['https://a.example/?c={{ contact.firstName }}', 'https://a.example/?c=Jean'],
    ['https://a.example/{{ contact.nothing }}', 'https://a.example/'],
    ['javascript:alert(1)', null],
    ['//a.example', null],
  ])('on %s leads to %s', (link, target) => expect(linkTarget(link, scope())).toBe(target));
});
