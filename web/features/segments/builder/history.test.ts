import { describe, expect, it } from 'vitest';
import { begin, record, redo, undo } from './history';

describe('undo and redo', () => {
  it('go back and forth one change at a time, and stop at the ends', () => {
    const history = record(record(begin('a'), 'b'), 'c');
    expect(undo(history).present).toBe('b');
    expect(undo(undo(undo(history))).present).toBe('a');
    expect(redo(undo(history)).present).toBe('c');
    expect(redo(history)).toBe(history);
  });

  it('forget what was undone once something else is done', () => {
    expect(record(undo(record(begin('a'), 'b')), 'c').future).toEqual([]);
  });

  it('take the letters of a word together', () => {
    const typed = record(record(record(begin(''), 'L', 'city'), 'Ly', 'city'), 'Lyon', 'city');
    expect(undo(typed).present).toBe('');
    expect(undo(record(typed, 'Lyon!', 'name')).present).toBe('Lyon');
  });

  it('begin a new entry for a word typed after an undo', () => {
    const typed = record(record(begin(''), 'L', 'city'), 'Ly', 'city');
    expect(undo(record(undo(typed), 'P', 'city')).present).toBe('');
  });

  it('keep a hundred steps', () => {
    const long = Array.from({ length: 150 }, (_, step) => step + 1).reduce((all, step) => record(all, step), begin(0));
    expect(long.past).toHaveLength(100);
    expect(long.past.at(-1)).toBe(149);
  });
});
