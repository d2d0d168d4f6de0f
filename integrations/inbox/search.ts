import { headerText, HEADER_BYTES, readHeaders } from './headers';
import type { MailStore } from './mail-store';
import type { Presenter } from './present';
import type { StoredMail } from './segment';

/** Words outside a field are looked for in the text of this many newest messages; in the headers of all. */
const SEARCHED_BODIES = 300;

const FIELDS = ['to', 'from', 'subject', 'message-id'] as const;
type Field = (typeof FIELDS)[number];

/** One condition of a query; all must hold. */
export interface Term {
  /** Null for a word looked for everywhere. */
  readonly field: Field | null;
  /** In lower case. */
  readonly text: string;
  readonly negated: boolean;
}

/** Reads Mailpit's search language as far as it is spoken here: to: from: subject: message-id:, quotes, words, - or ! before. */
export function parseQuery(query: string): Term[] {
  const terms: Term[] = [];
  for (const [, sign, prefix, quotedText, bare] of query.matchAll(/([-!]?)(?:([a-z-]+):)?(?:"([^"]*)"|(\S+))/gi)) {
    const field = FIELDS.find((name) => name === prefix?.toLowerCase()) ?? null;
    const value = quotedText ?? bare ?? '';
    const text = (field === null && prefix !== undefined ? `${prefix}:${value}` : value).toLowerCase();
    if (text !== '') terms.push({ field, text, negated: sign !== '' });
  }
  return terms;
}

/** The messages for which every term holds, newest first. */
export async function searchMails(store: MailStore, presenter: Presenter, query: string): Promise<StoredMail[]> {
  const terms = parseQuery(query);
  const found: StoredMail[] = [];
  for (const [index, mail] of store.list().entries()) {
    const text = textOf(store, presenter, mail, index < SEARCHED_BODIES);
    if (await holdsForAll(terms, mail, text)) found.push(mail);
  }
  return found;
}

type Headers = Readonly<Record<Field, string>>;

async function holdsForAll(terms: readonly Term[], mail: StoredMail, text: MailText): Promise<boolean> {
  for (const { field, text: wanted, negated } of terms) {
    if ((await contains(field, wanted, mail, text)) === negated) return false;
  }
  return true;
}

async function contains(field: Field | null, wanted: string, mail: StoredMail, text: MailText): Promise<boolean> {
  if (field === null) return (await text.everything()).includes(wanted);
  // Everybody a message went to is in its envelope, which is in memory: a test suite asks for little else.
  if (field === 'to' && wanted.includes('@')) return mail.to.some((address) => address.toLowerCase().includes(wanted));
  return (await text.headers())[field].includes(wanted);
}

/** Read when a term asks for it, once. */
interface MailText {
  headers(): Promise<Headers>;
  everything(): Promise<string>;
}

function textOf(store: MailStore, presenter: Presenter, mail: StoredMail, withBody: boolean): MailText {
  const headers = () => headersOf(store, mail);
  const everything = lazily(async () => {
    const body = withBody ? await presenter.bodyText(mail) : '';
    return [...Object.values(await headers()), ...mail.to, body].join('\n').toLowerCase();
  });
  return { headers, everything };
}

const knownHeaders = new WeakMap<StoredMail, Headers>();

async function headersOf(store: MailStore, mail: StoredMail): Promise<Headers> {
  const known = knownHeaders.get(mail);
  if (known !== undefined) return known;
  const all = readHeaders((await store.read(mail.id, HEADER_BYTES)) ?? Buffer.alloc(0));
  const lower = (name: Field) => headerText(all, name).toLowerCase();
  const headers = {
    to: `${lower('to')} ${mail.to.join(' ').toLowerCase()}`,
    from: lower('from'),
    subject: lower('subject'),
    'message-id': lower('message-id'),
  };
  knownHeaders.set(mail, headers);
  return headers;
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
