'use client';

import { createContext, useContext } from 'react';
import type { GroupLogic, SegmentCriteria } from '../../../../domain/segment/criteria';
import type { Catalogue } from './catalogue';
import type { ComboOption } from './combobox';
import type { RowFault } from './faults';
import type { ConditionRule, QueryItem, QuickFilters, SegmentQuery } from './query';
import type { Direction, Step } from './tree';

/** Everything that can be done to the tree. The object stays the same, so that rows need not be drawn anew. */
export interface BuilderActions {
  /** The tree as it is at this moment. */
  readonly query: () => SegmentQuery;
  /** A condition with a part changed; changes with the same `key` in a row are undone together. */
  readonly replace: (rule: ConditionRule, key?: string) => void;
  readonly setGroup: (id: string, combinator: GroupLogic, not: boolean) => void;
  readonly setQuick: (quick: QuickFilters, key?: string) => void;
  readonly add: (groupId: string, item: QueryItem) => void;
  readonly remove: (id: string) => void;
  readonly duplicate: (id: string) => void;
  readonly move: (id: string, direction: Direction) => void;
  /** What a step up or down would do now. */
  readonly stepOf: (id: string, direction: Direction) => Step | null;
  readonly wrap: (id: string) => void;
  readonly unwrap: (id: string) => void;
  readonly copy: (id: string) => void;
  /** Puts what is on the clipboard at the end of a group, or after a row. */
  readonly paste: (id: string) => void;
  readonly load: (criteria: SegmentCriteria) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface BuilderState {
  readonly catalogue: Catalogue;
  /** What a condition may ask about, as the field picker lists it. */
  readonly fieldOptions: readonly ComboOption[];
  readonly disabled: boolean;
  /** Set once someone wants to save or count what is not complete: rows then say what they lack. */
  readonly showMissing: boolean;
  readonly faults: ReadonlyMap<string, readonly RowFault[]>;
}

const ActionsContext = createContext<BuilderActions | null>(null);
const StateContext = createContext<BuilderState | null>(null);

export const BuilderActionsProvider = ActionsContext.Provider;
export const BuilderStateProvider = StateContext.Provider;

export function useBuilderActions(): BuilderActions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('useBuilderActions is called outside CriteriaBuilder');
  return actions;
}

export function useBuilderState(): BuilderState {
  const state = useContext(StateContext);
  if (state === null) throw new Error('useBuilderState is called outside CriteriaBuilder');
  return state;
}
