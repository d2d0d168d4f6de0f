export type LiquidPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly path: string };

const output = /\{\{-?\s*([A-Za-z_][\w.]*)[^}]*\}\}/g;

/** Splits a text at its Liquid variables, for showing it to people who do not read Liquid. */
export function liquidParts(text: string): readonly LiquidPart[] {
  const parts: LiquidPart[] = [];
  let from = 0;
  for (const match of text.matchAll(output)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'variable', path: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}
