/** The line a fault's sentence begins with (`Line 12: …`, `Ligne 12 : …`); null where it names none. */
export function lineOf(message: string): number | null {
  const found = /^(?:line|ligne)\s+(\d+)/i.exec(message);
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** Where a line of a text begins and ends, counted in characters; lines from 1. */
export function lineRange(text: string, line: number): { readonly start: number; readonly end: number } {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}
