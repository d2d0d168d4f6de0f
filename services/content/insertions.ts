import type { Locale } from '../../domain/locale/locale';
import { tagsIn } from './tags';

const BODY_START = /<body(?=[\s>])/gi;
const PREHEADER_STYLE = 'display:none;max-height:0;overflow:hidden;opacity:0;mso-hide:all';
const FOOTER_STYLE = 'margin:0;padding:16px;text-align:center;font:12px/1.5 Helvetica,Arial,sans-serif;color:#6b7280';
const PIXEL = '<img src="{{ links.pixel }}" width="1" height="1" alt="" style="display:block;border:0">';

const FOOTER_WORDS = {
  en: {
    why: 'You receive this message because you agreed to it.',
    unsubscribe: 'Unsubscribe',
    preferences: 'Preferences',
  },
  fr: {
    why: 'Vous recevez ce message parce que vous y avez consenti.',
    unsubscribe: 'Se désabonner',
    preferences: 'Préférences',
  },
} as const;

/** The line that inboxes show after the subject, hidden in the body itself. `preheader` is masked. */
export function withPreheader(html: string, preheader: string): string {
  const text = preheader.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const hidden = `<div style="${PREHEADER_STYLE}">${text}</div>`;
  const [body] = tagsIn(html, BODY_START);
  return body === undefined ? hidden + html : html.slice(0, body.end) + hidden + html.slice(body.end);
}

/** Every marketing message can be left from its body, whatever its author forgot (GDPR art. 7(3), CAN-SPAM). */
export function withHtmlFooter(html: string, locale: Locale): string {
  const words = FOOTER_WORDS[locale];
  return beforeBodyEnd(
    html,
    `<p style="${FOOTER_STYLE}">${words.why}<br>` +
      `<a href="{{ links.unsubscribe }}" style="color:inherit">${words.unsubscribe}</a> · ` +
      `<a href="{{ links.preferences }}" style="color:inherit">${words.preferences}</a></p>`,
  );
}

export function withTextFooter(text: string, locale: Locale): string {
  const words = FOOTER_WORDS[locale];
  return `${text}\n\n-- \n${words.why}\n${words.unsubscribe}: {{ links.unsubscribe }}\n${words.preferences}: {{ links.preferences }}\n`;
}

export const withPixel = (html: string): string => beforeBodyEnd(html, PIXEL);

function beforeBodyEnd(html: string, addition: string): string {
  const at = html.toLowerCase().lastIndexOf('</body>');
  return at === -1 ? html + addition : html.slice(0, at) + addition + html.slice(at);
}
