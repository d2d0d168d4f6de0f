import type { Tokens } from '../tracking/tokens';
import type { CompiledContent, SharedScope } from './content';
import { headerAddress, mailboxHeader, unstructuredHeader } from './headers';
import { linkAddresses } from './link-addresses';
import type { LinkAddresses } from './link-addresses';
import { encodePart } from './mime-part';
import type { EncodedPart } from './mime-part';
import { prepareTemplate, renderTemplate } from './template';
import type { PreparedTemplate } from './template';

/** Letters that quoted-printable never has side by side (`=_`), so no body can hold it (RFC 2045, 6.7). */
const BOUNDARY = '=_fermata_alternative';

/** A compiled content, parsed and encoded: what a worker keeps in memory while it sends. Not serialisable. */
export interface PreparedContent {
  readonly compiled: CompiledContent;
  readonly shared: SharedScope;
  readonly tokens: Tokens;
  readonly addresses: LinkAddresses;
  readonly subject: PreparedTemplate;
  readonly html: PreparedTemplate;
  readonly mime: {
    readonly textPart: EncodedPart;
    readonly htmlPart: EncodedPart;
    /** The encoded subject when no recipient changes it. */
    readonly subject: string | null;
    /** Headers that all recipients share, down to the blank line and the first boundary. */
    readonly tail: string;
    readonly betweenParts: string;
    readonly end: string;
    readonly messageIdDomain: string;
  };
}

export interface PrepareOptions {
  readonly tokens: Tokens;
  readonly shared: SharedScope;
  /** Where links lead, such as `https://mail.example.com`, without a slash at its end. */
  readonly publicOrigin: string;
}

/** Once per content version and worker. @throws liquidjs errors when `compiled` was not made by `compileContent`. */
export function prepareContent(compiled: CompiledContent, options: PrepareOptions): PreparedContent {
  const { tokens, shared, publicOrigin } = options;
  const addresses = linkAddresses(publicOrigin, compiled.links.length);
  const subject = prepareTemplate(compiled.subject, 'plain');
  const html = prepareTemplate(compiled.html, 'html');
  return {
    compiled,
    shared,
    tokens,
    addresses,
    subject,
    html,
    mime: {
      textPart: encodePart(prepareTemplate(compiled.text, 'plain'), addresses),
      htmlPart: encodePart(html, addresses),
      subject: staticSubject(subject),
      tail: `${sharedHeaders(compiled)}\r\n\r\n${partStart('text/plain')}`,
      betweenParts: `\r\n${partStart('text/html')}`,
      end: `\r\n--${BOUNDARY}--\r\n`,
      messageIdDomain: headerAddress(compiled.sender.email).replace(/^.*@/, ''),
    },
  };
}

const partStart = (type: string): string =>
  `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;

function sharedHeaders({ sender, replyTo, transactional }: CompiledContent): string {
  const headers = [`From: ${mailboxHeader(sender)}`];
  if (replyTo !== null) headers.push(`Reply-To: ${mailboxHeader({ name: '', email: replyTo })}`);
  // Absence notes answer no bulk mail (RFC 3834, 2), so that they are not counted as replies.
  if (!transactional) headers.push('Precedence: bulk');
  headers.push('MIME-Version: 1.0', `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`);
  return headers.join('\r\n');
}

function staticSubject(subject: PreparedTemplate): string | null {
  if (subject.pieces.some((piece) => piece.kind !== 'text')) return null;
  const nobody = { contact: {}, artist: null, organization: {}, sender: {}, event: null, links: {} };
  return unstructuredHeader(renderTemplate(subject, nobody), 'Subject: '.length);
}
