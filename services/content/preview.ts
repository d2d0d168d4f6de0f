import type { EmailPreview, PreviewWarning } from '../../domain/template/template';
import { compileContent } from './compile';
import type { ContentScope, ContentSource, Fields } from './content';
import { prepareTemplate, renderTemplate } from './template';

/** Links of a preview lead nowhere: it belongs to no message. */
const NOWHERE: Fields = { unsubscribe: '#', preferences: '#', viewInBrowser: '#' };
const DEFAULTED = /\{\{-?\s*([a-z]\w*(?:\.[a-z_]\w*)*)\s*\|\s*default:\s*(?:"([^"]*)"|'([^']*)')/gi;

/**
 * What one person would see, without tracking. A variable that has no value for them is a warning, with the
 * words that stand in for it: null when nothing does.
 * @throws INVALID_EMAIL_CONTENT, PERSONALIZATION_ERROR
 */
export async function renderPreview(source: ContentSource, scope: ContentScope): Promise<EmailPreview> {
  const compiled = await compileContent({ ...source, trackingEnabled: false });
  const full = { ...scope, links: NOWHERE };
  const fallbacks = new Map<string, string>();
  for (const template of [compiled.subject, compiled.html, compiled.text]) {
    for (const [, name = '', double, single] of template.matchAll(DEFAULTED))
      fallbacks.set(name, double ?? single ?? '');
  }
  return {
    subject: renderTemplate(prepareTemplate(compiled.subject, 'plain'), full),
    html: renderTemplate(prepareTemplate(compiled.html, 'html'), full),
    text: renderTemplate(prepareTemplate(compiled.text, 'plain'), full),
    warnings: compiled.variables
      .filter((name) => isMissing(valueAt(scope, name)))
      .map((name): PreviewWarning => ({
        code: 'UNDEFINED_VARIABLE',
        variable: name,
        fallback: fallbacks.get(name) ?? null,
      })),
  };
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** `contact.tags[0].name` read step by step, own properties alone. */
function valueAt(scope: ContentScope, name: string): unknown {
  let value: unknown = scope;
  for (const key of name.split(/[.[\]]+/).filter((part) => part !== '')) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (Array.isArray(value) && (key === 'size' || key === 'first' || key === 'last')) return value.length;
    value = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }
  return value;
}
