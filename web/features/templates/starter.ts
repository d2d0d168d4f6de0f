import type { Locale } from '../../../domain/locale/locale';
import type { TemplateFormat } from '../../../domain/template/template';

const words = {
  en: {
    hello: 'Hello {{ contact.firstName | default: "there" }},',
    body: 'Write here what you have to say.',
    button: 'Discover',
    unsubscribe: 'Unsubscribe',
    subject: '{{ contact.firstName | default: "Hello" }}, news from us',
  },
  fr: {
    hello: 'Bonjour {{ contact.firstName | default: "à vous" }},',
    body: 'Écrivez ici ce que vous avez à dire.',
    button: 'Découvrir',
    unsubscribe: 'Se désabonner',
    subject: '{{ contact.firstName | default: "Bonjour" }}, de nos nouvelles',
  },
} as const satisfies Record<Locale, Readonly<Record<string, string>>>;

export const starterSubject = (locale: Locale): string => words[locale].subject;

/** A mail to begin from: a greeting, a paragraph, a button and the link the law asks for. */
export function starterContent(format: TemplateFormat, locale: Locale): string {
  const { hello, body, button, unsubscribe } = words[locale];
  if (format === 'html') {
    return `<!doctype html>
<html lang="${locale}">
  <body style="font-family: Helvetica, Arial, sans-serif; color: #222222;">
    <p>${hello}</p>
    <p>${body}</p>
    <p><a href="https://example.com">${button}</a></p>
    <p style="font-size: 12px; color: #666666;"><a href="{{ links.unsubscribe }}">${unsubscribe}</a></p>
  </body>
</html>
`;
  }
  return `<mjml>
  <mj-body background-color="#f4f1ea">
    <mj-section background-color="#ffffff" padding="32px 24px">
      <mj-column>
        <mj-text font-size="20px" font-weight="600">${hello}</mj-text>
        <mj-text line-height="1.6">${body}</mj-text>
        <mj-button background-color="#14616b" href="https://example.com">${button}</mj-button>
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-text align="center" font-size="12px" color="#666666">
          {{ sender.signature }}<br />
          <a href="{{ links.unsubscribe }}">${unsubscribe}</a>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
}

/** What the menu of the editor inserts; the keys name its lines. */
export const insertable = {
  firstName: '{{ contact.firstName }}',
  lastName: '{{ contact.lastName }}',
  city: '{{ contact.city }}',
  custom: '{{ contact.customFields.name }}',
  artist: '{{ artist.name }}',
  signature: '{{ sender.signature }}',
  unsubscribe: '{{ links.unsubscribe }}',
  preferences: '{{ links.preferences }}',
  viewInBrowser: '{{ links.viewInBrowser }}',
} as const;

export const insertableNames = [
  'firstName',
  'lastName',
  'city',
  'custom',
  'artist',
  'signature',
  'unsubscribe',
  'preferences',
  'viewInBrowser',
] as const satisfies readonly (keyof typeof insertable)[];
