import type { FieldFault } from '../../domain/error/failure';
import { failure } from '../../domain/error/failure';
import type { LiquidMask } from './mask';
import { tagsIn } from './tags';

const COMMENT = /<!--[\s\S]*?-->/g;
const MJML_TAG = /<\/?(?:mj-[a-z-]+|mjml)(?=[\s/>])/gi;
/** Whitespace carries meaning here, so the lines are left as they are. */
const PREFORMATTED = /<pre\b|<textarea\b|white-space:\s*pre/i;

/**
 * Compiles MJML to HTML, without the indentation that MJML adds (a quarter of the size; Gmail cuts at 102 kB).
 * Includes are not followed: nothing is read from the disk.
 * @throws INVALID_EMAIL_CONTENT naming the line of each unknown, unclosed or misplaced part.
 */
export async function compileMjml(masked: string, mask: LiquidMask, path: string): Promise<string> {
  const unbalanced = unbalancedTags(masked, path);
  if (unbalanced.length > 0) throw failure('INVALID_EMAIL_CONTENT', { details: unbalanced });
  const html = compact(await mjmlToHtml(masked, path));
  const lost = lostLiquid(masked, html, mask, path);
  if (lost.length > 0) throw failure('INVALID_EMAIL_CONTENT', { details: lost });
  return html;
}

async function mjmlToHtml(masked: string, path: string): Promise<string> {
  // Loaded at the first use: it takes most of a second, and most processes never compile.
  const { default: mjml2html } = await import('mjml');
  const result = await mjml2html(masked, { validationLevel: 'soft', ignoreIncludes: true, keepComments: true }).catch(
    (cause: unknown) => {
      const message = 'This is not MJML: it needs <mjml> around <mj-body>.';
      throw failure('INVALID_EMAIL_CONTENT', { details: [{ path, message }], cause });
    },
  );
  // An attribute that MJML does not know is harmless; an element that it does not know vanishes with its content.
  const unknown = result.errors.filter((fault) => fault.message.includes("doesn't exist"));
  if (unknown.length > 0) {
    const details = unknown.map(({ line, tagName }) => ({ path, message: `Line ${line}: MJML has no <${tagName}>.` }));
    throw failure('INVALID_EMAIL_CONTENT', { details });
  }
  return result.html;
}

/** MJML's parser closes what is left open in silence, and text after it is lost. */
function unbalancedTags(source: string, path: string): FieldFault[] {
  const open: { name: string; line: number }[] = [];
  const withoutComments = source.replace(COMMENT, (comment) => comment.replace(/[^\n]/g, ' '));
  for (const { text, line } of tagsIn(withoutComments, MJML_TAG)) {
    const name = (/[a-z-]+/i.exec(text)?.[0] ?? '').toLowerCase();
    if (text.endsWith('/>')) continue;
    if (!text.startsWith('</')) {
      open.push({ name, line });
      continue;
    }
    const last = open.pop();
    if (last?.name === name) continue;
    const expected = last === undefined ? 'nothing is open' : `<${last.name}> of line ${last.line} is still open`;
    return [{ path, message: `Line ${line}: </${name}> closes nothing, ${expected}.` }];
  }
  return open.map(({ name, line }) => ({ path, message: `Line ${line}: <${name}> is never closed.` }));
}

/** MJML drops text that stands between its elements, which is where a condition around a section stands. */
function lostLiquid(masked: string, html: string, mask: LiquidMask, path: string): FieldFault[] {
  const kept = new Set(mask.piecesIn(html));
  const before = masked.replace(/<mj-title>[\s\S]*?<\/mj-title>|<mj-attributes>[\s\S]*?<\/mj-attributes>/gi, '');
  return mask
    .piecesIn(before.replace(COMMENT, ''))
    .filter((piece) => !kept.has(piece))
    .map(({ line, source }) => ({
      path,
      message: `Line ${line}: MJML drops ${source} here. Between sections and columns, put it in <mj-raw>.`,
    }));
}

function compact(html: string): string {
  if (PREFORMATTED.test(html)) return html;
  const lines = html.split('\n').map(withoutBlanks);
  return lines.filter((line) => line !== '').join('\n');
}

/** Spaces and tabs alone: a no-break space is meant. */
function withoutBlanks(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && isBlank(line[start])) start += 1;
  while (end > start && isBlank(line[end - 1])) end -= 1;
  return line.slice(start, end);
}

const isBlank = (letter: string | undefined): boolean => letter === ' ' || letter === '\t';
