import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { Locale } from '../../domain/locale/locale';

/** Everything of a page is in the page: nothing is loaded from elsewhere. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1c1b1f;--paper:#fbfaf7;--soft:#5c5966;--line:#d9d5cc;--accent:#7a2e4d;--on:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#f2eff5;--paper:#17151a;--soft:#b3adbb;--line:#3a3640;--accent:#e59ab8;--on:#2a0f1b}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:24px;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{width:100%;max-width:30rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
p{margin:0 0 1.25rem;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:.9375rem}
button{font:inherit;font-weight:600;min-height:48px;width:100%;padding:.75rem 1.25rem;border:0;border-radius:10px;background:var(--accent);color:var(--on);cursor:pointer}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
fieldset{border:0;margin:0 0 1.25rem;padding:0}
legend{padding:0;margin-bottom:.5rem;font-weight:600}
label{display:flex;gap:.75rem;align-items:center;min-height:48px;padding:.5rem 0;border-bottom:1px solid var(--line)}
input{width:1.375rem;height:1.375rem;accent-color:var(--accent);flex:none}
form{margin:0 0 1.25rem}
`;

/** In one piece: the policy's hash is of every letter between the tags. */
const styleElement: SafeHtml = { safe: `<style>${STYLE}</style>` };
const styleHash = createHash('sha256').update(STYLE).digest('base64');
/** No script at all; forms go back to this origin alone. */
const POLICY = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export interface Page {
  readonly status?: number;
  readonly locale: Locale;
  readonly title: string;
  /** HTML; every value in it was escaped by `html`. */
  readonly body: SafeHtml;
}

/** Sends a page that no cache keeps, for its address is a person's key. */
export function sendPage(response: Response, { status = 200, locale, title, body }: Page): void {
  const document = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  response
    .status(status)
    .set({ 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store', 'Content-Language': locale })
    .type('html')
    .send(document.safe);
}

/** HTML in which every value was escaped. */
export interface SafeHtml {
  readonly safe: string;
}

type HtmlValue = string | SafeHtml | readonly SafeHtml[];

/** A template that escapes every text put into it. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  return { safe: parts.map((part, index) => part + textOf(values[index] ?? '')).join('') };
}

function textOf(value: HtmlValue): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
  return 'safe' in value ? value.safe : value.map(({ safe }) => safe).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
