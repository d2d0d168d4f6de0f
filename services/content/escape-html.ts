const SPECIAL = /["&'<>]/;
const EVERY_SPECIAL = /["&'<>]/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&#34;',
  "'": '&#39;',
};

/** Text as it stands in HTML, between tags or in a quoted attribute; the same as Liquid's own `escape`. */
export const escapeHtml = (text: string): string =>
  SPECIAL.test(text) ? text.replace(EVERY_SPECIAL, (letter) => ESCAPES[letter] ?? letter) : text;
