import { Context, Output, TokenKind } from 'liquidjs';
import type { Liquid, Template as LiquidNode } from 'liquidjs';
import { failure } from '../../domain/error/failure';
import type { ContentScope, Fields } from './content';
import { escapeHtml } from './escape-html';
import { htmlLiquid, plainLiquid } from './liquid';

/** What a template is rendered with. `links` may be made when it is first read: most templates never do. */
export interface RenderScope extends ContentScope {
  readonly links: Fields;
}

/**
 * A parsed template, cut so that the common case costs nothing: most of a mail is text that never changes and
 * outputs like `{{ contact.firstName | default: "there" }}`, which need no interpreter.
 */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly name: string }
  | {
      readonly kind: 'value';
      readonly path: readonly [keyof ContentScope, ...string[]];
      readonly fallback: string;
      readonly node: LiquidNode;
    }
  | { readonly kind: 'liquid'; readonly node: LiquidNode };

/** In `html` every output is escaped unless it says `| raw`; in `plain` (subject, text, addresses) none is. */
export type TemplateFormat = 'html' | 'plain';

export interface PreparedTemplate {
  readonly format: TemplateFormat;
  readonly pieces: readonly Piece[];
}

/** `a.b.c` or `a.b.c | default: "words"`, without the names that Liquid computes and the escapes it knows. */
const PLAIN_OUTPUT = /^([a-z]\w*(?:\.[a-z_]\w*)*)\s*(?:\|\s*default:\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*)?$/i;
const COMPUTED = /\.(?:size|first|last)\b/;

/** @throws liquidjs errors when `source` does not parse; compiled content always does. */
export function prepareTemplate(source: string, format: TemplateFormat): PreparedTemplate {
  const engine = engineOf(format);
  const nodes = engine.parse(source);
  const assigned = new Set(Object.keys(engine.analyzeSync(nodes).locals));
  return { format, pieces: nodes.map((node) => pieceOf(node, format, assigned)) };
}

function pieceOf(node: LiquidNode, format: TemplateFormat, assigned: ReadonlySet<string>): Piece {
  if (node.token.kind === TokenKind.HTML) return { kind: 'text', text: String(plainLiquid.renderSync([node])) };
  if (!(node instanceof Output)) return { kind: 'liquid', node };
  const plain = PLAIN_OUTPUT.exec(node.token.content.trim());
  if (plain === null || COMPUTED.test(node.token.content)) return { kind: 'liquid', node };
  const [, name = '', double, single] = plain;
  const [root = '', ...rest] = name.split('.');
  if (assigned.has(root)) return { kind: 'liquid', node };
  const fallback = double ?? single;
  if (root === 'links') {
    const [link] = rest;
    return link !== undefined && rest.length === 1 && fallback === undefined
      ? { kind: 'link', name: link }
      : { kind: 'liquid', node };
  }
  return isScopeRoot(root)
    ? { kind: 'value', path: [root, ...rest], fallback: escapeFor(format, fallback ?? ''), node }
    : { kind: 'liquid', node };
}

/** Renders to text, as a reader sees it (HTML stays HTML). @throws PERSONALIZATION_ERROR, see {@link PieceRenderer}. */
export function renderTemplate(template: PreparedTemplate, scope: RenderScope): string {
  const renderer = new PieceRenderer(template.format, scope);
  let text = '';
  for (const piece of template.pieces) text += renderer.render(piece);
  return text;
}

/**
 * Renders the pieces of one template for one recipient, in order: what `{% assign %}` sets is there for the
 * pieces after it. An output that fails is left empty, for a missing word harms less than a missing mail; a
 * condition or loop that fails would take whole parts of the message with it, so it fails the message.
 */
export class PieceRenderer {
  #context: Context | undefined;

  constructor(
    private readonly format: TemplateFormat,
    private readonly scope: RenderScope,
  ) {}

  /** @throws PERSONALIZATION_ERROR when a tag cannot be rendered. */
  render(piece: Piece): string {
    if (piece.kind === 'text') return piece.text;
    if (piece.kind === 'link') return plainText(ownValue(this.scope.links, piece.name)) ?? '';
    if (piece.kind === 'value') return this.#value(piece.path, piece.fallback) ?? this.#liquid(piece.node);
    return this.#liquid(piece.node);
  }

  #value(path: readonly [keyof ContentScope, ...string[]], fallback: string): string | null {
    let value: unknown = this.scope[path[0]];
    for (let depth = 1; depth < path.length; depth += 1) value = ownValue(value, path[depth] ?? '');
    if (value === undefined || value === null || value === '') return fallback;
    if (value === false && fallback !== '') return fallback;
    const text = plainText(value);
    return text === null ? null : escapeFor(this.format, text);
  }

  #liquid(node: LiquidNode): string {
    const engine = engineOf(this.format);
    this.#context ??= new Context(this.scope, engine.options, { sync: true }, { liquid: engine });
    try {
      return String(engine.renderSync([node], this.#context));
    } catch (cause) {
      if (node instanceof Output) return '';
      throw failure('PERSONALIZATION_ERROR', {
        cause,
        details: [{ path: node.token.getText(), message: wordsOf(cause) }],
      });
    }
  }
}

const scopeRoots: ReadonlySet<string> = new Set(['contact', 'artist', 'organization', 'sender', 'event']);
const isScopeRoot = (name: string): name is keyof ContentScope => scopeRoots.has(name);

const ownValue = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined;

/** The text of a value that Liquid would print as it is; null for what it computes (lists, objects, dates). */
function plainText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

const escapeFor = (format: TemplateFormat, text: string): string => (format === 'html' ? escapeHtml(text) : text);

const engineOf = (format: TemplateFormat): Liquid => (format === 'html' ? htmlLiquid : plainLiquid);

const wordsOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
