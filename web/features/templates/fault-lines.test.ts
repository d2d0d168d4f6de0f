import { describe, expect, it } from 'vitest';
import { lineOf, lineRange } from './fault-lines';

describe('the place of a fault in a template', () => {
  it.each([
    ['Line 12: <mj-text> is never closed.', 12],
    ['Line 3, column 7: tag not closed.', 3],
    ['Ligne 4 : MJML ne connaît pas <mj-foo>.', 4],
    ['The subject is empty.', null],
  ])('%s → %s', (message, line) => {
    expect(lineOf(message)).toBe(line);
  });

  it('is found in the text, the last line included and lines beyond it too', () => {
    const text = 'one\ntwo\nthree';
    expect([1, 2, 3, 9].map((line) => text.slice(...Object.values(lineRange(text, line))))).toEqual([
      'one',
      'two',
      'three',
      'three',
    ]);
  });
});
