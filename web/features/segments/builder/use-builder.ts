'use client';

import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { SegmentCriteria } from '../../../../domain/segment/criteria';
import type { BuilderActions } from './builder-context';
import { readClipboard, writeClipboard } from './clipboard-access';
import { fromClipboard, toClipboard } from './clipboard';
import type { History } from './history';
import { begin, record, redo, undo } from './history';
import { newId } from './ids';
import type { RuleGroup, SegmentQuery } from './query';
import { fromItem, fromQuery, isGroup, toItem, toQuery } from './query';
import {
  addAfter,
  addItem,
  copyOf,
  findItem,
  moveItem,
  neighbourOf,
  removeItem,
  replaceItem,
  stepOf,
  unwrapGroup,
  wrapItem,
} from './tree';

/** What is said once something was done that cannot be seen from where the focus is. */
export type Word =
  | 'moved'
  | 'removed'
  | 'duplicated'
  | 'copied'
  | 'pasted'
  | 'notCopied'
  | 'nothingToPaste'
  | 'tooDeep';

/** Where in a row the focus goes. */
export type FocusPart = 'value' | 'handle' | 'menu' | 'add';

interface BuilderOptions {
  readonly value: SegmentCriteria;
  readonly onChange: (criteria: SegmentCriteria) => void;
  readonly say: (word: Word) => void;
  /** Brings the focus to a row once it is drawn; to what adds rows where it is a group. */
  readonly focus: (id: string, part: FocusPart) => void;
}

/** The tree of criteria with everything that can be done to it. What is done reaches `onChange` as criteria. */
export function useBuilder(options: BuilderOptions) {
  const [store] = useState(() => createStore(options));
  const history = useSyncExternalStore(store.subscribe, store.history, store.history);
  useEffect(() => store.listen(options));
  const actions = useMemo(() => actionsOf(store), [store]);
  return {
    query: history.present,
    actions,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    /** A change that the library made, such as by dragging. */
    accept: store.change,
  };
}

type QueryHistory = History<SegmentQuery>;
type Store = ReturnType<typeof createStore>;

/** Holds the tree outside of React, so that what rows are given to act with never changes. */
function createStore(first: BuilderOptions) {
  let options = first;
  let history: QueryHistory = begin(toQuery(first.value, newId));
  const subscribers = new Set<() => void>();
  const set = (next: QueryHistory) => {
    history = next;
    for (const tell of subscribers) tell();
  };
  const commit = (next: QueryHistory) => {
    if (next === history) return;
    set(next);
    options.onChange(fromQuery(next.present));
  };
  return {
    history: () => history,
    subscribe: (tell: () => void) => {
      subscribers.add(tell);
      return () => void subscribers.delete(tell);
    },
    /** Criteria that did not come from here are a change like any other, which can be undone. */
    listen: (next: BuilderOptions) => {
      const isNew = next.value !== options.value && !isSame(next.value, fromQuery(history.present));
      options = next;
      if (isNew) set(record(history, toQuery(next.value, newId)));
    },
    commit,
    change: (query: SegmentQuery, key: string | null = null) => commit(record(history, query, key)),
    say: (word: Word) => options.say(word),
    focus: (id: string, part: FocusPart) => options.focus(id, part),
  };
}

function actionsOf({ history, change, commit, say, focus }: Store): BuilderActions {
  const query = () => history().present;
  /** A change that groups nested too deep would refuse. */
  const tryTo = (next: SegmentQuery | null): boolean => {
    if (next) change(next);
    else say('tooDeep');
    return next !== null;
  };
  return {
    query,
    replace: (rule, key) => change(replaceItem(query(), rule), key),
    setGroup: (id, combinator, not) => {
      const group = findItem(query(), id);
      if (!group || !isGroup(group)) return;
      const { not: _before, ...rest } = group;
      const changed: RuleGroup = { ...rest, combinator, ...(not ? { not } : {}) };
      change(id === query().id ? { ...query(), combinator } : replaceItem(query(), changed));
    },
    setQuick: (quick, key) => change({ ...query(), quick }, key),
    add: (groupId, item) => {
      if (tryTo(addItem(query(), groupId, item))) focus(item.id, isGroup(item) ? 'add' : 'value');
    },
    remove: (id) => {
      const next = neighbourOf(query(), id);
      change(removeItem(query(), id));
      say('removed');
      focus(next, next === query().id ? 'add' : 'menu');
    },
    move: (id, direction) => {
      const next = moveItem(query(), id, direction);
      if (next === query()) return;
      change(next);
      say('moved');
      focus(id, 'handle');
    },
    stepOf: (id, direction) => stepOf(query(), id, direction),
    wrap: (id) => {
      if (tryTo(wrapItem(query(), id, newId))) focus(id, 'menu');
    },
    unwrap: (id) => {
      const next = neighbourOf(query(), id);
      change(unwrapGroup(query(), id));
      focus(next, next === query().id ? 'add' : 'menu');
    },
    ...copyingOf({ query, change, say, focus, tryTo }),
    load: (criteria) => change(toQuery(criteria, newId)),
    undo: () => commit(undo(history())),
    redo: () => commit(redo(history())),
  };
}

interface Copying extends Pasting {
  readonly tryTo: (next: SegmentQuery | null) => boolean;
}

const copyingOf = ({ tryTo, ...pasting }: Copying): Pick<BuilderActions, 'duplicate' | 'copy' | 'paste'> => ({
  duplicate: (id) => {
    const item = findItem(pasting.query(), id);
    const copy = item && copyOf(item, newId);
    if (!copy || !tryTo(addAfter(pasting.query(), id, copy))) return;
    pasting.say('duplicated');
    pasting.focus(copy.id, 'menu');
  },
  copy: (id) => {
    const item = findItem(pasting.query(), id);
    if (item)
      void writeClipboard(toClipboard(fromItem(item))).then((done) => pasting.say(done ? 'copied' : 'notCopied'));
  },
  paste: (id) => {
    void readClipboard().then((text) => pasteText(text, id, pasting));
  },
});

interface Pasting extends Pick<BuilderOptions, 'say' | 'focus'> {
  readonly query: () => SegmentQuery;
  readonly change: (query: SegmentQuery) => void;
}

/** Puts the conditions in a text at the end of a group, or after a row. */
export function pasteText(text: string, id: string, { query, change, say, focus }: Pasting): void {
  const items = fromClipboard(text)?.map((condition) => toItem(condition, newId));
  const target = findItem(query(), id);
  if (!items || !target) return say('nothingToPaste');
  const ordered = isGroup(target) ? items : items.toReversed();
  const next = ordered.reduce<SegmentQuery | null>((tree, item) => {
    if (!tree) return null;
    return isGroup(target) ? addItem(tree, id, item) : addAfter(tree, id, item);
  }, query());
  if (!next) return say('tooDeep');
  change(next);
  say('pasted');
  const [first] = items;
  if (first) focus(first.id, 'menu');
}

/** Whether criteria ask the same, in whatever order their members stand. */
const isSame = (one: SegmentCriteria, other: SegmentCriteria): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
