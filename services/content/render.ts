import { failure } from '../../domain/error/failure';
import type { OutgoingMessage } from '../ports';
import type { MessageTokens } from '../tracking/tokens';
import type { ContentRecipient, Fields } from './content';
import { dateHeader, headerAddress, isSafeAddress, unstructuredHeader } from './headers';
import { addressFor, linkFields } from './link-addresses';
import { renderPart } from './mime-part';
import type { PreparedContent } from './prepare';
import { renderTemplate } from './template';
import type { RenderScope } from './template';

/**
 * One recipient's message, ready for the transport. This is what runs for every row of the ledger: only what
 * differs between people is rendered, signed and encoded here.
 * @throws PERSONALIZATION_ERROR when a condition or a loop of the template fails for this recipient, or the
 *   address cannot stand in a header. A single output that fails is left empty.
 */
export function renderMessage(content: PreparedContent, recipient: ContentRecipient, sentAt: Date): OutgoingMessage {
  const { compiled, mime } = content;
  const to = recipientAddress(recipient.email);
  const tokens = content.tokens.forMessage(recipient.messageId);
  const scope = scopeOf(content, recipient, tokens);
  const message =
    `Date: ${dateHeader(sentAt)}\r\n` +
    `Message-ID: <${recipient.messageId}@${mime.messageIdDomain}>\r\n` +
    `To: ${to}\r\n` +
    `Subject: ${mime.subject ?? unstructuredHeader(renderTemplate(content.subject, scope), 'Subject: '.length)}\r\n` +
    (compiled.transactional ? '' : unsubscribeHeaders(content, tokens)) +
    mime.tail +
    renderPart(mime.textPart, scope, tokens) +
    mime.betweenParts +
    renderPart(mime.htmlPart, scope, tokens) +
    mime.end;
  return {
    messageId: recipient.messageId,
    envelope: { from: headerAddress(compiled.sender.email), to },
    content: Buffer.from(message, isAscii(to) ? 'latin1' : 'utf8'),
  };
}

/** The HTML of one recipient's message, for its `viewInBrowser` page: the same links, without the pixel's address. */
export function renderHtml(content: PreparedContent, recipient: ContentRecipient): string {
  const tokens = content.tokens.forMessage(recipient.messageId);
  const { links, ...scope } = scopeOf(content, recipient, tokens);
  return renderTemplate(content.html, { ...scope, links: { ...links, pixel: 'data:,' } });
}

function scopeOf(content: PreparedContent, recipient: ContentRecipient, tokens: MessageTokens): RenderScope {
  let fields: Fields | undefined;
  return {
    contact: recipient.contact,
    event: recipient.event,
    artist: content.shared.artist,
    organization: content.shared.organization,
    sender: content.shared.sender,
    get links() {
      return (fields ??= linkFields(content.addresses, tokens));
    },
  };
}

/** One-click unsubscription (RFC 2369, RFC 8058); large mailbox providers ask it of bulk senders. */
function unsubscribeHeaders({ addresses }: PreparedContent, tokens: MessageTokens): string {
  const address = addresses.get('unsubscribe');
  if (address === undefined) return '';
  return `List-Unsubscribe: <${addressFor(address, tokens)}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n`;
}

function recipientAddress(email: string): string {
  if (isSafeAddress(email)) return headerAddress(email);
  const message = 'The address holds a character that no address can have, so nothing was sent to it.';
  throw failure('PERSONALIZATION_ERROR', { details: [{ path: 'contact.email', message }] });
}

const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;
