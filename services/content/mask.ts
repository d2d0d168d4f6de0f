import { liquidRanges } from './liquid';
import { lineCounter } from './tags';

/**
 * MJML, HTML and URLs have grammars that Liquid breaks: `{{ x | default: "y" }}` ends an attribute, `{% if a < b %}`
 * opens a tag. So each piece of Liquid is hidden behind two private-use characters and a number while the
 * document is worked on, and put back at the end.
 */
const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';
const MASKS = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');
const RESERVED = new RegExp(`[${OPEN}${CLOSE}]`, 'g');

export interface MaskedPiece {
  readonly source: string;
  readonly isOutput: boolean;
  /** Counted from 1. */
  readonly line: number;
}

export class LiquidMask {
  readonly #pieces: MaskedPiece[] = [];

  /** @param source Liquid that parses; lines keep their number, and end as Unix has it. */
  hide(source: string): string {
    const clean = source.replace(RESERVED, '').replaceAll('\r\n', '\n');
    let masked = '';
    let end = 0;
    const lineOf = lineCounter(clean);
    for (const range of liquidRanges(clean)) {
      const piece = { source: clean.slice(range.begin, range.end), isOutput: range.isOutput };
      masked += clean.slice(end, range.begin) + this.#add({ ...piece, line: lineOf(range.begin) });
      end = range.end;
    }
    return masked + clean.slice(end);
  }

  /** Hides an output of our own making. */
  output(source: string): string {
    return this.#add({ source, isOutput: true, line: 0 });
  }

  reveal(masked: string): string {
    return masked.replace(MASKS, (_mask, index: string) => this.#pieces[Number(index)]?.source ?? '');
  }

  /** The pieces that stand in `masked`, in order. */
  piecesIn(masked: string): MaskedPiece[] {
    return Array.from(masked.matchAll(MASKS), ([, index]) => this.#pieces[Number(index)]).filter(
      (piece) => piece !== undefined,
    );
  }

  #add(piece: MaskedPiece): string {
    this.#pieces.push(piece);
    return `${OPEN}${this.#pieces.length - 1}${CLOSE}`;
  }
}

export const hasMask = (text: string): boolean => text.includes(OPEN);
