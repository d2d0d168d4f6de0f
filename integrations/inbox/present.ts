import { simpleParser } from 'mailparser';
import type { AddressObject, Attachment, ParsedMail } from 'mailparser';
import { readHeaders } from './headers';
import type { MailStore } from './mail-store';
import type { StoredMail } from './segment';

const PARSED_KEPT = 400;
const SNIPPET_LETTERS = 200;

export interface Address {
  readonly Name: string;
  readonly Address: string;
}

export interface AttachmentSummary {
  readonly PartID: string;
  readonly FileName: string;
  readonly ContentType: string;
  readonly Size: number;
}

/** A row of the list, with Mailpit's field names. */
export interface MessageSummary {
  readonly ID: string;
  readonly MessageID: string;
  readonly From: Address | null;
  readonly To: readonly Address[];
  readonly Cc: readonly Address[];
  readonly Bcc: readonly Address[];
  readonly ReplyTo: readonly Address[];
  readonly Subject: string;
  readonly Created: string;
  readonly Size: number;
  readonly Attachments: number;
  readonly Snippet: string;
}

/** One message, with Mailpit's field names. */
export interface MessageDetail extends Omit<MessageSummary, 'Attachments' | 'Created' | 'Snippet'> {
  readonly ReturnPath: string;
  readonly Date: string;
  readonly Text: string;
  readonly HTML: string;
  readonly Headers: Readonly<Record<string, readonly string[]>>;
  /** Header is the value as it stands, Links its addresses, HeaderPost that of List-Unsubscribe-Post (RFC 8058). */
  readonly ListUnsubscribe: { readonly Header: string; readonly Links: readonly string[]; readonly HeaderPost: string };
  readonly Attachments: readonly AttachmentSummary[];
}

/** Parses messages when they are looked at and keeps the last ones parsed. */
export class Presenter {
  private readonly parsed = new Map<string, Promise<ParsedMail>>();

  constructor(private readonly store: MailStore) {}

  async summary(mail: StoredMail): Promise<MessageSummary> {
    const parsed = await this.parse(mail);
    return {
      ...addressing(mail, parsed),
      Created: mail.receivedAt,
      Attachments: parsed.attachments.length,
      Snippet: textOf(parsed).replaceAll(/\s+/g, ' ').trim().slice(0, SNIPPET_LETTERS),
    };
  }

  async detail(mail: StoredMail): Promise<MessageDetail> {
    const parsed = await this.parse(mail);
    const headers = Object.fromEntries(readHeaders((await this.store.read(mail.id)) ?? Buffer.alloc(0)));
    return {
      ...addressing(mail, parsed),
      ReturnPath: mail.from,
      Date: (parsed.date ?? new Date(mail.receivedAt)).toISOString(),
      Text: parsed.text ?? '',
      HTML: parsed.html === false ? '' : parsed.html,
      Headers: headers,
      ListUnsubscribe: listUnsubscribe(headers),
      Attachments: parsed.attachments.map(attachmentSummary),
    };
  }

  /** The plain text of a message, for searching. */
  async bodyText(mail: StoredMail): Promise<string> {
    return textOf(await this.parse(mail));
  }

  /** Null when there is no such part. */
  async attachment(mail: StoredMail, partId: string): Promise<Attachment | null> {
    const { attachments } = await this.parse(mail);
    return attachments[Number(partId) - 1] ?? null;
  }

  private parse(mail: StoredMail): Promise<ParsedMail> {
    const known = this.parsed.get(mail.id);
    if (known !== undefined) return known;
    const parsing = this.store.read(mail.id).then((content) => simpleParser(content ?? Buffer.alloc(0)));
    this.parsed.set(mail.id, parsing);
    const [oldest] = this.parsed.keys();
    if (this.parsed.size > PARSED_KEPT && oldest !== undefined) this.parsed.delete(oldest);
    return parsing;
  }
}

function addressing(mail: StoredMail, parsed: ParsedMail) {
  const [from] = addressesOf(parsed.from);
  const to = addressesOf(parsed.to);
  const cc = addressesOf(parsed.cc);
  const shown = new Set([...to, ...cc].map(({ Address: address }) => address.toLowerCase()));
  // Whoever is in the envelope and in no header was copied blindly.
  const hidden = mail.to.filter((address) => !shown.has(address.toLowerCase()));
  return {
    ID: mail.id,
    MessageID: (parsed.messageId ?? '').replace(/^<|>$/g, ''),
    From: from ?? (mail.from === '' ? null : { Name: '', Address: mail.from }),
    To: to,
    Cc: cc,
    Bcc: hidden.map((address) => ({ Name: '', Address: address })),
    ReplyTo: addressesOf(parsed.replyTo),
    Subject: parsed.subject ?? '',
    Size: mail.size,
  };
}

function addressesOf(field: AddressObject | AddressObject[] | undefined): Address[] {
  const lists = field === undefined ? [] : [field].flat();
  return lists
    .flatMap(({ value }) => value.flatMap((entry) => entry.group ?? [entry]))
    .flatMap(({ name, address }) => (address === undefined ? [] : [{ Name: name, Address: address }]));
}

function attachmentSummary({ filename, contentType, size }: Attachment, index: number): AttachmentSummary {
  return { PartID: String(index + 1), FileName: filename ?? '', ContentType: contentType, Size: size };
}

function listUnsubscribe(headers: Readonly<Record<string, readonly string[]>>) {
  const valueOf = (wanted: string) =>
    Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1][0] ?? '';
  const header = valueOf('list-unsubscribe');
  const links = Array.from(header.matchAll(/<([^>]+)>/g), ([, link]) => link?.trim() ?? '');
  return { Header: header, Links: links, HeaderPost: valueOf('list-unsubscribe-post') };
}

function textOf({ text, html }: ParsedMail): string {
  if (text !== undefined && text !== '') return text;
  return html === false ? '' : html.replaceAll(/<(style|script)[^]*?<\/\1>|<[^>]+>/gi, ' ');
}
