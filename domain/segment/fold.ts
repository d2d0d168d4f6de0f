/**
 * Folds text for comparison: NFKD, combining marks U+0300 to U+036F dropped, lower case by code point.
 * `fermata_fold` of the database does the same. Case is folded one code point at a time, because the
 * context-dependent lower case of the Greek sigma exists in JavaScript and not in every database.
 */
export function fold(text: string): string {
  const bare = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return Array.from(bare, (character) => character.toLowerCase()).join('');
}
