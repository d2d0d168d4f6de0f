import { describe, expect, it } from 'vitest';
import { holdTogether } from './french-spaces';

describe('a sentence in French', () => {
  it('never breaks inside its quotation marks, nor before a colon', () => {
    expect(holdTogether("n'a pas l'étiquette « fan » ni « open air » : jamais")).toBe(
      "n'a pas l'étiquette «\u00a0fan\u00a0» ni «\u00a0open air\u00a0»\u00a0: jamais",
    );
  });

  it('leaves English as it is', () => {
    expect(holdTogether('has the tag “fan” or “open air”')).toBe('has the tag “fan” or “open air”');
  });
});
