/** Pictures and inline styles alone: a preview loads no script, no font and no style sheet from elsewhere. */
const policy = "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src data:";
const additions = `<meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank">`;

/** The mail with our rules for showing it at the head of its head; its doctype stays first, for it decides the layout. */
export function sandboxedMail(html: string): string {
  const head = /<head(\s[^>]*)?>/i.exec(html);
  if (!head) return `${additions}${html}`;
  const at = head.index + head[0].length;
  return `${html.slice(0, at)}${additions}${html.slice(at)}`;
}
