import { cleanEmail, emailFault, emailKeyOf } from '../contact/email';

/** Addresses that one request takes. */
export const MAX_ADDRESSES = 10_000;

/** What was pasted, told apart; each address once, in the order in which it came. */
export interface PastedAddresses {
  readonly good: readonly string[];
  /** What is no address, as it was pasted. */
  readonly invalid: readonly string[];
}

/**
 * Takes a pasted list to pieces: one address a line, or separated by commas, semicolons or spaces, with names before
 * them or without (`Ada Lovelace <ada@example.com>, bo@example.com`).
 */
export function splitPasted(text: string): readonly string[] {
  return text
    .split(/[\n\r,;]+/)
    .flatMap(addressesIn)
    .map((piece) => piece.trim().replace(/^["'(]+|["')]+$/g, ''))
    .filter((piece) => piece !== '');
}

/** Words beside an address are its owner's name; a piece without any stays whole, to be shown as it was pasted. */
function addressesIn(piece: string): readonly string[] {
  if (piece.includes('<')) return [piece];
  const found = piece.split(/\s+/).filter((word) => word.includes('@'));
  return found.length === 0 ? [piece] : found;
}

/** Tells addresses from what is none. Case makes no second address. */
export function readPasted(pieces: readonly string[]): PastedAddresses {
  const good = new Map<string, string>();
  const invalid = new Set<string>();
  for (const piece of pieces) {
    const address = cleanEmail(piece);
    if (emailFault(address) !== null) invalid.add(piece);
    else if (!good.has(emailKeyOf(address))) good.set(emailKeyOf(address), address);
  }
  return { good: [...good.values()], invalid: [...invalid] };
}
