import { describe, expect, it } from 'vitest';
import { liquidParts } from './liquid-text';

describe('a subject shown to people', () => {
  it('has its variables apart from its words', () => {
    expect(liquidParts('{{ contact.firstName | default: "Hello" }}, the tour begins in {{contact.city}}')).toEqual([
      { kind: 'variable', path: 'contact.firstName' },
      { kind: 'text', text: ', the tour begins in ' },
      { kind: 'variable', path: 'contact.city' },
    ]);
  });

  it('is left alone where there are none, broken ones included', () => {
    expect(liquidParts('No {{ end')).toEqual([{ kind: 'text', text: 'No {{ end' }]);
    expect(liquidParts('')).toEqual([]);
  });
});
