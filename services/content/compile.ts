import type { FieldFault } from '../../domain/error/failure';
import { failure } from '../../domain/error/failure';
import type { CompiledContent, ContentSource } from './content';
import { isSafeAddress } from './headers';
import { withHtmlFooter, withPixel, withPreheader, withTextFooter } from './insertions';
import { LinkTable } from './links';
import { liquidFaults, liquidVariables, plainLiquid } from './liquid';
import { LiquidMask } from './mask';
import { compileMjml } from './mjml';
import { textOf } from './text-part';

const UNSUBSCRIBE = /\{\{-?\s*links\.unsubscribe\b/;

/**
 * Does everything to a message that is the same for every recipient, once per version.
 * A marketing body without `{{ links.unsubscribe }}` gets a short footer that has it.
 * @throws INVALID_EMAIL_CONTENT with a detail for each place at fault: `path` is the field of the source
 *   (`subject`, `preheader`, `mjml`, `html`, `text`), the message begins with the line.
 */
export async function compileContent(source: ContentSource): Promise<CompiledContent> {
  const faults = sourceFaults(source);
  if (faults.length > 0) throw failure('INVALID_EMAIL_CONTENT', { details: faults });

  const mask = new LiquidMask();
  const links = new LinkTable(mask, source.utm ?? null, source.trackingEnabled);
  const body = source.mjml ? await compileMjml(mask.hide(source.mjml), mask, 'mjml') : mask.hide(source.html ?? '');

  const linkedHtml = links.rewriteHtml(body);
  const text = finishText(source, mask, source.text ? links.rewriteText(mask.hide(source.text)) : textOf(linkedHtml));
  const html = finishHtml(source, mask, linkedHtml);
  return {
    subject: source.subject,
    html,
    text,
    links: links.urls,
    variables: variablesOf([source.subject, html, text]),
    sender: source.sender,
    replyTo: source.replyTo ?? null,
    transactional: source.transactional,
  };
}

/** The Liquid variables a source uses, sorted, the reserved `links.*` left out. @throws INVALID_EMAIL_CONTENT */
export function listVariables(
  source: Pick<ContentSource, 'subject' | 'preheader' | 'mjml' | 'html' | 'text'>,
): string[] {
  const faults = liquidSourceFaults(source);
  if (faults.length > 0) throw failure('INVALID_EMAIL_CONTENT', { details: faults });
  return variablesOf([source.subject, source.preheader, source.mjml, source.html, source.text]);
}

function finishHtml(source: ContentSource, mask: LiquidMask, linked: string): string {
  const introduced = source.preheader ? withPreheader(linked, mask.hide(source.preheader)) : linked;
  const html = mask.reveal(introduced);
  const leavable = source.transactional || UNSUBSCRIBE.test(html) ? html : withHtmlFooter(html, source.locale ?? 'en');
  return source.trackingEnabled ? withPixel(leavable) : leavable;
}

function finishText(source: ContentSource, mask: LiquidMask, linked: string): string {
  const text = mask.reveal(linked);
  return source.transactional || UNSUBSCRIBE.test(text) ? text : withTextFooter(text, source.locale ?? 'en');
}

function sourceFaults(source: ContentSource): FieldFault[] {
  const faults = liquidSourceFaults(source);
  if (source.subject.trim() === '') faults.push({ path: 'subject', message: 'A message needs a subject.' });
  if (!source.mjml?.trim() && !source.html?.trim()) {
    faults.push({ path: 'mjml', message: 'A message needs a body, as MJML or as HTML.' });
  }
  if (!isSafeAddress(source.sender.email)) faults.push({ path: 'sender.email', message: 'This is no email address.' });
  if (source.replyTo && !isSafeAddress(source.replyTo))
    faults.push({ path: 'replyTo', message: 'This is no email address.' });
  if (source.mjml?.trim() && source.html?.trim()) {
    faults.push({ path: 'html', message: 'Give the body as MJML or as HTML, not as both.' });
  }
  return faults;
}

const liquidSourceFaults = (source: Pick<ContentSource, 'subject' | 'preheader' | 'mjml' | 'html' | 'text'>) =>
  (['subject', 'preheader', 'mjml', 'html', 'text'] as const).flatMap((path) => liquidFaults(source[path] ?? '', path));

function variablesOf(sources: readonly (string | null | undefined)[]): string[] {
  const names = sources.flatMap((source) => liquidVariables(plainLiquid.parse(source ?? '')));
  return [...new Set(names)].toSorted();
}
