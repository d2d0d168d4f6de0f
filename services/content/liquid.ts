import { Liquid, LiquidError, TokenKind, Tokenizer } from 'liquidjs';
import type { Template } from 'liquidjs';
import type { FieldFault } from '../../domain/error/failure';

/** The length of one template, in characters. */
const PARSE_LIMIT = 2_000_000;
/** Outputs and tags in one template: what Liquid's analysis of them costs grows with the square. */
const MOST_PIECES = 2_000;
/** The time one template may take for one recipient. */
const RENDER_LIMIT_MS = 250;
/** Objects that one rendering may make: `{% for i in (1..999999999) %}` ends here. */
const MEMORY_LIMIT = 2_000_000;
/** Tags that read other templates. There are none to read, so their names are unknown. */
const FILE_TAGS = ['include', 'render', 'layout', 'block'];

function createEngine(outputEscape: 'escape' | undefined): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    // A date reads the same whichever worker renders it.
    timezoneOffset: 0,
    locale: 'en',
    templates: {},
    parseLimit: PARSE_LIMIT,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
    ...(outputEscape === undefined ? {} : { outputEscape }),
  });
  for (const tag of FILE_TAGS) Reflect.deleteProperty(engine.tags, tag);
  return engine;
}

/** Escapes every output for HTML unless the template says `| raw`. */
export const htmlLiquid = createEngine('escape');
/** For subjects, plain text and addresses: nothing is escaped. */
export const plainLiquid = createEngine(undefined);

/** Every place where `source` is not Liquid we can run: `path` names the field, the message gives the line. */
export function liquidFaults(source: string, path: string): FieldFault[] {
  try {
    const pieces = liquidRanges(source).length;
    if (pieces > MOST_PIECES) {
      return [{ path, message: `This holds ${pieces} outputs and tags; ${MOST_PIECES} are the most.` }];
    }
    // Rendered for nobody as well: a filter without its argument, or a loop without end, parses.
    plainLiquid.renderSync(plainLiquid.parse(source), {});
    return [];
  } catch (error) {
    return [{ path, message: describeLiquidError(error) }];
  }
}

function describeLiquidError(error: unknown): string {
  if (!LiquidError.is(error)) return error instanceof Error ? error.message : String(error);
  const [line, column] = error.token.getPosition();
  const words = error.message.replace(/(?:, file:\S+)?, line:\d+, col:\d+[\s\S]*$/, '');
  return `Line ${line}, column ${column}: ${words}.`;
}

/** The variables that a template expects from outside, each with its path, such as `contact.firstName`. */
export function liquidVariables(templates: Template[]): string[] {
  return plainLiquid.globalFullVariablesSync(templates).filter((name) => !name.startsWith('links.'));
}

/** The first words of what a template expects: `contact` for `contact.firstName`. */
export function liquidRoots(templates: Template[]): string[] {
  return plainLiquid.globalVariablesSync(templates);
}

/** Where Liquid's outputs and tags stand in a source, as its own tokenizer sees them. */
export function liquidRanges(source: string): { begin: number; end: number; isOutput: boolean }[] {
  return new Tokenizer(source)
    .readTopLevelTokens()
    .filter((token) => token.kind !== TokenKind.HTML)
    .map((token) => ({ begin: token.begin, end: token.end, isOutput: token.kind === TokenKind.Output }));
}
