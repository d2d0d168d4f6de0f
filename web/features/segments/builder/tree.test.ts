import { describe, expect, it } from 'vitest';
import type { QueryItem, RuleGroup, SegmentQuery } from './query';
import { isGroup } from './query';
import {
  addAfter,
  addItem,
  copyOf,
  itemsOf,
  moveItem,
  neighbourOf,
  removeItem,
  replaceItem,
  stepOf,
  unwrapGroup,
  wrapItem,
} from './tree';

const rule = (id: string): QueryItem => ({ id, field: 'city', operator: 'EQUALS', value: id, dataType: 'STRING' });
const group = (id: string, ...rules: QueryItem[]): RuleGroup => ({ id, combinator: 'OR', rules });
const root = (...rules: QueryItem[]): SegmentQuery => ({
  id: 'criteria',
  combinator: 'AND',
  rules,
  quick: { tags: ['vip'] },
});
/** The tree in short: `a (b c) d`. */
const shape = (of: RuleGroup): string =>
  of.rules.map((item) => (isGroup(item) ? `${item.id}(${shape(item)})` : item.id)).join(' ');
const newId = () => 'new';

const tree = root(rule('a'), group('g', rule('b'), rule('c')), rule('d'));
const deep = (levels: number): RuleGroup =>
  levels === 1 ? group('g1', rule('x')) : group(`g${levels}`, deep(levels - 1));

describe('moving in the tree by steps', () => {
  it.each([
    ['a', 'down', 'INTO', 'g(a b c) d'],
    ['b', 'up', 'OUT', 'a b g(c) d'],
    ['b', 'down', 'PAST', 'a g(c b) d'],
    ['c', 'down', 'OUT', 'a g(b) c d'],
    ['d', 'up', 'INTO', 'a g(b c d)'],
    ['g', 'up', 'PAST', 'g(b c) a d'],
    ['g', 'down', 'PAST', 'a d g(b c)'],
  ] as const)('takes %s %s: %s', (id, direction, step, after) => {
    expect(stepOf(tree, id, direction)).toBe(step);
    expect(shape(moveItem(tree, id, direction))).toBe(after);
  });

  it('ends at the ends', () => {
    expect(stepOf(tree, 'a', 'up')).toBeNull();
    expect(moveItem(tree, 'd', 'down')).toBe(tree);
  });

  it('goes round a group that it would make too deep', () => {
    const full = root(group('s', rule('y')), deep(5));
    expect(stepOf(full, 'g5', 'up')).toBe('PAST');
    expect(shape(moveItem(full, 'g5', 'up'))).toBe('g5(g4(g3(g2(g1(x))))) s(y)');
  });

  it('keeps the quick filters', () => {
    expect(moveItem(tree, 'b', 'up').quick).toEqual({ tags: ['vip'] });
  });
});

describe('changing the tree', () => {
  it('replaces one item and leaves every other the same object', () => {
    const changed = replaceItem(tree, { ...rule('b'), field: 'country' } as const);
    expect(changed.rules[0]).toBe(tree.rules[0]);
    expect(changed.rules[2]).toBe(tree.rules[2]);
    expect(replaceItem(tree, rule('nobody'))).toBe(tree);
  });

  it('adds at the end of a group or after an item, as deep as groups may nest', () => {
    expect(shape(addItem(tree, 'g', rule('e')) ?? tree)).toBe('a g(b c e) d');
    expect(shape(addAfter(tree, 'b', rule('e')) ?? tree)).toBe('a g(b e c) d');
    expect(addItem(root(deep(5)), 'g1', group('h'))).toBeNull();
    expect(addAfter(root(deep(5)), 'x', group('h'))).toBeNull();
    expect(addItem(root(), 'criteria', deep(5))).not.toBeNull();
    expect(addItem(root(), 'criteria', deep(6))).toBeNull();
  });

  it('puts an item into a group of its own, and opens a group again', () => {
    const wrapped = wrapItem(tree, 'b', newId);
    expect(shape(wrapped ?? tree)).toBe('a g(new(b) c) d');
    expect(shape(unwrapGroup(tree, 'g'))).toBe('a b c d');
    expect(wrapItem(root(deep(5)), 'x', newId)).toBeNull();
  });

  it('removes an item and says which takes the focus', () => {
    expect(shape(removeItem(tree, 'g'))).toBe('a d');
    expect(neighbourOf(tree, 'b')).toBe('c');
    expect(neighbourOf(tree, 'd')).toBe('g');
    expect(neighbourOf(root(rule('a')), 'a')).toBe('criteria');
  });

  it('copies with ids of its own', () => {
    let made = 0;
    const copy = copyOf(group('g', rule('b')), () => `n${(made += 1)}`);
    expect([...itemsOf(root(copy))].map(({ item }) => item.id)).toEqual(['n1', 'n2']);
  });
});
