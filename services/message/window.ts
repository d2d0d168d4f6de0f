/** At most `size` things under way at once. */
export interface Window {
  /** Settles when there is room for one more. */
  room(): Promise<void>;
  /** Counts `work` as under way until it settles. It must not reject. */
  add(work: Promise<void>): void;
  /** Settles when nothing is under way. */
  empty(): Promise<void>;
}

export function createWindow(size: number): Window {
  let underWay = 0;
  let waiting: { readonly most: number; readonly proceed: () => void } | null = null;

  const below = (most: number): Promise<void> =>
    underWay <= most
      ? Promise.resolve()
      : new Promise((proceed) => {
          waiting = { most, proceed };
        });
  const leave = () => {
    underWay -= 1;
    if (waiting === null || underWay > waiting.most) return;
    waiting.proceed();
    waiting = null;
  };

  return {
    room: () => below(size - 1),
    add(work) {
      underWay += 1;
      void work.finally(leave);
    },
    empty: () => below(0),
  };
}
