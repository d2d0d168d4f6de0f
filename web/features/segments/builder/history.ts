/** What was, is, and could be again. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
  /** Of the change that led to the present; the next one with the same key joins it, as letters make one word. */
  readonly key: string | null;
}

const KEPT = 100;

export const begin = <State>(present: State): History<State> => ({ past: [], present, future: [], key: null });

/** A change that can be undone. With a `key`, changes of the same key in a row are undone together. */
export function record<State>(history: History<State>, present: State, key: string | null = null): History<State> {
  if (Object.is(present, history.present)) return history;
  if (key !== null && key === history.key) return { ...history, present, future: [] };
  return { past: [...history.past.slice(1 - KEPT), history.present], present, future: [], key };
}

export function undo<State>(history: History<State>): History<State> {
  const present = history.past.at(-1);
  if (present === undefined) return history;
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], key: null };
}

export function redo<State>(history: History<State>): History<State> {
  const [present, ...future] = history.future;
  if (present === undefined) return history;
  return { past: [...history.past, history.present], present, future, key: null };
}
