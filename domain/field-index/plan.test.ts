import { describe, expect, it } from 'vitest';
import { fieldIndexName } from './field-index';
import type { FieldUse, KnownIndex } from './plan';
import { planFieldIndexes } from './plan';

const now = new Date('2026-11-20T03:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const use = (name: string, changed: Partial<FieldUse> = {}): FieldUse => ({
  definitionId: `id of ${name}`,
  name,
  type: 'STRING',
  segments: 3,
  slowTimes: 0,
  ...changed,
});
const index = (name: string, changed: Partial<KnownIndex> = {}): KnownIndex => ({
  definitionId: `id of ${name}`,
  fieldName: name,
  fieldType: 'STRING',
  status: 'READY',
  builtAt: daysAgo(60),
  lastUsedAt: daysAgo(1),
  droppedAt: null,
  ...changed,
});
const plan = (uses: readonly FieldUse[], known: readonly KnownIndex[] = [], contacts = 50_000) => {
  const { drop, build } = planFieldIndexes({ uses, known, contacts, now });
  return { drop: drop.map(({ fieldName }) => fieldName), build: build.map(({ name }) => name) };
};
const nothing = { drop: [], build: [] };

describe('a custom field', () => {
  it('that three segments ask, or three slow questions, gets an index', () => {
    const asked = [
      use('plan'),
      use('seats', { segments: 0, slowTimes: 3 }),
      use('hall', { segments: 2, slowTimes: 2 }),
    ];
    expect(plan(asked)).toEqual({ drop: [], build: ['plan', 'seats'] });
  });

  it('of few contacts needs none', () => expect(plan([use('plan')], [], 19_999)).toEqual(nothing));

  it('that has its index is left alone', () => expect(plan([use('plan')], [index('plan')])).toEqual(nothing));

  it.each([
    ['was not used for a month', index('plan', { lastUsedAt: daysAgo(31) })],
    ['was never used since it was made', index('plan', { builtAt: daysAgo(31), lastUsedAt: null })],
  ])('whose index %s loses it, and does not get it again at once', (_why, unused) => {
    expect(plan([use('plan')], [unused])).toEqual({ drop: ['plan'], build: [] });
    expect(plan([use('plan')], [{ ...unused, status: 'DROPPED', droppedAt: daysAgo(89) }])).toEqual(nothing);
    expect(plan([use('plan')], [{ ...unused, status: 'DROPPED', droppedAt: daysAgo(91) }]).build).toEqual(['plan']);
  });

  it('keeps an index that is used, though no segment names it now', () => {
    expect(plan([use('plan', { segments: 0 })], [index('plan')])).toEqual(nothing);
  });

  it('that is gone, renamed or of another type leaves no index behind', () => {
    expect(plan([], [index('plan')])).toEqual({ drop: ['plan'], build: [] });
    expect(plan([use('plan', { name: 'tariff' })], [index('plan')])).toEqual({ drop: ['plan'], build: ['tariff'] });
    expect(plan([use('plan', { type: 'NUMBER' })], [index('plan')])).toEqual({ drop: ['plan'], build: ['plan'] });
  });

  it('whose index failed, or was cut off by a crash, has it tried again while it is asked', () => {
    for (const status of ['FAILED', 'BUILDING'] as const) {
      const broken = index('plan', { status, builtAt: null, lastUsedAt: null });
      expect(plan([use('plan')], [broken])).toEqual({ drop: [], build: ['plan'] });
      expect(plan([use('plan', { segments: 1 })], [broken])).toEqual({ drop: ['plan'], build: [] });
    }
  });

  it('takes its place among five, the most asked first', () => {
    const uses = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name, place) => use(name, { segments: 3 + place }));
    expect(plan(uses).build).toEqual(['g', 'f', 'e', 'd', 'c']);
    expect(plan(uses, [index('a'), index('b'), index('c')])).toEqual({ drop: [], build: ['g', 'f'] });
  });

  it('names its index by the id of its definition alone', () => {
    const name = fieldIndexName('01A20264-64f9-750c-ba3b-43a2cbd71de7');
    expect(name).toBe('contacts_field_01a2026464f9750cba3b43a2cbd71de7');
    expect(() => fieldIndexName('x"; drop table contacts; --')).toThrow('UUID');
  });
});
