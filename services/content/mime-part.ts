import type { MessageTokens } from '../tracking/tokens';
import type { LinkAddress, LinkAddresses } from './link-addresses';
import { MAX_LINE, SOFT_BREAK, encodeQuotedPrintable } from './quoted-printable';
import { PieceRenderer } from './template';
import type { Piece, PreparedTemplate, RenderScope } from './template';

type Slot =
  | { readonly kind: 'token'; readonly address: LinkAddress }
  | {
      readonly kind: 'words';
      readonly piece: Piece;
      /** The letters already on the line where the words go. */
      readonly column: number;
    };

/**
 * A body whose unchanging text is quoted-printable already. Between the pieces stand soft line breaks, which
 * the reader's side removes: so each piece can be encoded without knowing its neighbours.
 */
export interface EncodedPart {
  readonly format: PreparedTemplate['format'];
  readonly slots: readonly Slot[];
  /** One more than the slots: what stands before each of them, and after the last. */
  readonly texts: readonly string[];
}

export function encodePart({ format, pieces }: PreparedTemplate, addresses: LinkAddresses): EncodedPart {
  const slots: Slot[] = [];
  const texts: string[] = [];
  let text = '';
  const closeText = (): string => {
    const encoded = (slots.length === 0 ? '' : SOFT_BREAK) + encodeQuotedPrintable(text);
    text = '';
    return encoded;
  };
  for (const piece of pieces) {
    const address = piece.kind === 'link' ? addresses.get(piece.name) : undefined;
    if (piece.kind === 'text') text += piece.text;
    else if (address !== undefined) {
      text += address.before;
      texts.push(closeText() + SOFT_BREAK);
      slots.push({ kind: 'token', address });
      text = address.after;
    } else if (piece.kind !== 'link') {
      const before = closeText();
      texts.push(before);
      slots.push({ kind: 'words', piece, column: before.length - before.lastIndexOf('\n') - 1 });
    }
  }
  return { format, slots, texts: [...texts, closeText()] };
}

/** @returns quoted-printable, ASCII throughout. @throws PERSONALIZATION_ERROR, see {@link PieceRenderer}. */
export function renderPart({ format, slots, texts }: EncodedPart, scope: RenderScope, tokens: MessageTokens): string {
  const renderer = new PieceRenderer(format, scope);
  let body = texts[0] ?? '';
  for (const [index, slot] of slots.entries()) {
    if (slot.kind === 'token') body += tokens.sign(slot.address.purpose, slot.address.linkIndex);
    else {
      const words = encodeQuotedPrintable(renderer.render(slot.piece));
      const endsLine = words.length + slot.column >= MAX_LINE || words.includes('\n');
      body += endsLine ? SOFT_BREAK + words : words;
    }
    body += texts[index + 1] ?? '';
  }
  return body;
}
