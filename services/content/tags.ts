/** A tag as it stands in a document. */
export interface Tag {
  readonly start: number;
  readonly end: number;
  /** From `<` to `>`. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** Attributes up to the tag's end, quotes with a `>` in them included. Bounded, so that no document is read twice over. */
const ATTRIBUTES = /(?:[^'">]|"[^"]{0,30000}"|'[^']{0,30000}'){0,30000}/y;

/**
 * The tags that begin as `opening` says, in one pass over the document: time grows with its length and with
 * nothing else, whoever wrote it. A tag that never ends is passed over.
 * @param opening matches from `<` to the end of the name; global.
 */
export function* tagsIn(source: string, opening: RegExp): Generator<Tag> {
  const search = new RegExp(opening);
  const lines = lineCounter(source);
  for (let match = search.exec(source); match !== null; match = search.exec(source)) {
    ATTRIBUTES.lastIndex = search.lastIndex;
    ATTRIBUTES.exec(source);
    const end = ATTRIBUTES.lastIndex + 1;
    search.lastIndex = end;
    if (source[end - 1] !== '>') continue;
    yield { start: match.index, end, text: source.slice(match.index, end), line: lines(match.index) };
  }
}

/** The line of a place in `source`, counted from 1; places must be asked for in order. */
export function lineCounter(source: string): (index: number) => number {
  let line = 1;
  let next = source.indexOf('\n');
  return (index) => {
    while (next !== -1 && next < index) {
      line += 1;
      next = source.indexOf('\n', next + 1);
    }
    return line;
  };
}

/** Puts `rewrite(text)` in the place of each of those tags. */
export function rewriteTags(source: string, opening: RegExp, rewrite: (tag: string) => string): string {
  let written = '';
  let last = 0;
  for (const { start, end, text } of tagsIn(source, opening)) {
    written += source.slice(last, start) + rewrite(text);
    last = end;
  }
  return written + source.slice(last);
}
