import { findPath, getParentPath, getPathOfID, move } from 'react-querybuilder';
import { MAX_GROUP_DEPTH } from '../../../../domain/segment/criteria';
import type { NewId, QueryItem, RuleGroup, SegmentQuery } from './query';
import { fromItem, isGroup, toItem } from './query';

export type Direction = 'up' | 'down';

/** What a step up or down does: past a neighbour, into a neighbouring group, or out of the group it is in. */
export type Step = 'PAST' | 'INTO' | 'OUT';

/** Every item of the tree with its group, in the order of reading. */
export function* itemsOf(group: RuleGroup): Generator<{ readonly item: QueryItem; readonly group: RuleGroup }> {
  for (const item of group.rules) {
    yield { item, group };
    if (isGroup(item)) yield* itemsOf(item);
  }
}

export function findItem(query: SegmentQuery, id: string): QueryItem | null {
  if (id === query.id) return query;
  for (const { item } of itemsOf(query)) if (item.id === id) return item;
  return null;
}

const groupOf = (query: SegmentQuery, id: string): RuleGroup | null => {
  for (const { item, group } of itemsOf(query)) if (item.id === id) return group;
  return null;
};

/** How many groups are nested in an item, itself included. */
const heightOf = (item: QueryItem): number => (isGroup(item) ? 1 + Math.max(0, ...item.rules.map(heightOf)) : 0);

/** Whether an item may stand in the group at this path: groups nest five deep, and not in themselves. */
export const fitsIn = (groupPath: readonly number[], item: QueryItem): boolean =>
  groupPath.length + heightOf(item) <= MAX_GROUP_DEPTH;

/** The tree with other items; groups that hold nothing changed stay the same objects. */
function mapItems<Group extends RuleGroup>(group: Group, change: (item: QueryItem) => QueryItem): Group {
  const rules = group.rules.map((item) => {
    const changed = change(item);
    return changed === item && isGroup(item) ? mapItems(item, change) : changed;
  });
  return rules.every((item, index) => item === group.rules[index]) ? group : { ...group, rules };
}

export const replaceItem = (query: SegmentQuery, item: QueryItem): SegmentQuery =>
  mapItems(query, (old) => (old.id === item.id ? item : old));

/** The tree with what a group holds changed. */
function changeGroup<Group extends RuleGroup>(
  group: Group,
  id: string,
  change: (items: readonly QueryItem[]) => QueryItem[],
): Group {
  if (group.id === id) return { ...group, rules: change(group.rules) };
  return { ...group, rules: group.rules.map((item) => (isGroup(item) ? changeGroup(item, id, change) : item)) };
}

/** Puts an item at the end of a group; null where it would nest too deep. */
export function addItem(query: SegmentQuery, groupId: string, item: QueryItem): SegmentQuery | null {
  const path = getPathOfID(groupId, query);
  return path && fitsIn(path, item) ? changeGroup(query, groupId, (items) => [...items, item]) : null;
}

/** Puts an item right after another one; null where it would nest too deep. */
export function addAfter(query: SegmentQuery, id: string, item: QueryItem): SegmentQuery | null {
  const path = getPathOfID(id, query);
  const group = groupOf(query, id);
  if (!path || !group || !fitsIn(getParentPath(path), item)) return null;
  return changeGroup(query, group.id, (items) => items.flatMap((old) => (old.id === id ? [old, item] : [old])));
}

export function removeItem(query: SegmentQuery, id: string): SegmentQuery {
  const group = groupOf(query, id);
  return group ? changeGroup(query, group.id, (items) => items.filter((item) => item.id !== id)) : query;
}

/** The item that has the focus once another is gone: the next, else the one before, else the group. */
export function neighbourOf(query: SegmentQuery, id: string): string {
  const group = groupOf(query, id) ?? query;
  const at = group.rules.findIndex((item) => item.id === id);
  return (group.rules[at + 1] ?? group.rules[at - 1] ?? group).id;
}

/** The same item again, with ids of its own. */
export const copyOf = (item: QueryItem, newId: NewId): QueryItem => toItem(fromItem(item), newId);

/** What the next step up or down would do; null at the end of the tree, and where groups would nest too deep. */
export function stepOf(query: SegmentQuery, id: string, direction: Direction): Step | null {
  const path = getPathOfID(id, query);
  const group = groupOf(query, id);
  const at = path?.at(-1);
  const item = findItem(query, id);
  if (!path || !group || !item || at === undefined) return null;
  const neighbour = group.rules[direction === 'up' ? at - 1 : at + 1];
  if (!neighbour) return path.length > 1 ? 'OUT' : null;
  if (!isGroup(neighbour)) return 'PAST';
  return fitsIn([...getParentPath(path), 0], item) ? 'INTO' : 'PAST';
}

/** One step in the order of reading, in and out of groups on the way. */
export function moveItem(query: SegmentQuery, id: string, direction: Direction): SegmentQuery {
  const path = getPathOfID(id, query);
  const step = stepOf(query, id, direction);
  if (!path || !step) return query;
  const at = path.at(-1) ?? 0;
  if (step !== 'PAST') return move(query, path, direction);
  return move(query, path, [...getParentPath(path), direction === 'up' ? at - 1 : at + 2]);
}

/** Puts an item into a group of its own; null where that would nest too deep. */
export function wrapItem(query: SegmentQuery, id: string, newId: NewId): SegmentQuery | null {
  const path = getPathOfID(id, query);
  const item = findItem(query, id);
  if (!path || !item) return null;
  const wrapped: RuleGroup = { id: newId(), combinator: 'OR', rules: [item] };
  return fitsIn(getParentPath(path), wrapped) ? mapItems(query, (old) => (old.id === id ? wrapped : old)) : null;
}

/** Puts what a group holds in its place. */
export function unwrapGroup(query: SegmentQuery, id: string): SegmentQuery {
  const parent = groupOf(query, id);
  if (!parent) return query;
  return changeGroup(query, parent.id, (items) =>
    items.flatMap((item) => (item.id === id && isGroup(item) ? item.rules : [item])),
  );
}

/** The item at a path of the library, which does not know what its rules hold. */
export function itemAt(query: SegmentQuery, path: readonly number[]): QueryItem | null {
  const found = findPath([...path], query);
  return found?.id === undefined ? null : findItem(query, found.id);
}
