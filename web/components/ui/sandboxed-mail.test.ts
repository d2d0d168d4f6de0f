import { describe, expect, it } from 'vitest';
import { sandboxedMail } from './sandboxed-mail';

describe('a mail shown in a preview', () => {
  it('has the rules in its head, after its doctype', () => {
    const shown = sandboxedMail('<!doctype html><html><head lang="fr"><title>x</title></head><body>hi</body></html>');
    expect(shown).toMatch(/^<!doctype html><html><head lang="fr"><meta http-equiv="Content-Security-Policy"/);
    expect(shown).toContain('<base target="_blank"><title>x</title>');
  });

  it('has them first where it has no head; a <header> is none', () => {
    expect(sandboxedMail('<header>hi</header>')).toMatch(/^<meta http-equiv[^>]+><base[^>]+><header>hi<\/header>$/);
  });
});
