interface Box {
  readonly width: number;
  readonly height: number;
  /** Kept free on every side. */
  readonly margin: number;
}

/** Where the values of a line stand in a box, from left to right; values that are all the same stand in the middle. */
export function sparklinePoints(
  values: readonly number[],
  { width, height, margin }: Box,
): readonly (readonly [x: number, y: number])[] {
  const least = Math.min(...values);
  const span = Math.max(...values) - least;
  const step = (width - 2 * margin) / Math.max(1, values.length - 1);
  const room = height - 2 * margin;
  return values.map((value, index) => {
    const part = span === 0 ? 0.5 : (value - least) / span;
    return [round(margin + index * step), round(margin + (1 - part) * room)] as const;
  });
}

const round = (length: number): number => Math.round(length * 10) / 10;
