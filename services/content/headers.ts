import { domainToASCII } from 'node:url';
import type { Sender } from '../../domain/campaign/campaign';

/** Longest line we make ourselves (RFC 5322, 2.1.1 asks for 78). */
const FOLD_AT = 76;
/** Octets in one encoded word: 39 make 64 letters with the frame, which leaves room for a name (RFC 2047, 2: 76 a line). */
const WORD_OCTETS = 39;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;
const PRINTABLE = /^[ -~]*$/;
const ATOM_PHRASE = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~ ]+$/;
const LONG_WORD = /[^ ]{60}/;
/** Neither controls nor blanks nor anything that would end the angle brackets. */
const ADDRESS = /^[^\s\p{Cc}<>(),;:\\"[\]@]+@[^\s\p{Cc}<>(),;:\\"@]+$/u;

/**
 * The value of an unstructured header such as Subject: line ends and other controls become spaces, so no value
 * can begin a header of its own; what is not ASCII is encoded (RFC 2047); long lines are folded.
 * @param nameLength the length of `Name: ` before the value.
 */
export function unstructuredHeader(value: string, nameLength: number): string {
  const clean = value.replace(CONTROL, ' ').trim();
  if (!PRINTABLE.test(clean) || clean.includes('=?') || LONG_WORD.test(clean)) return encodedWords(clean);
  return nameLength + clean.length <= FOLD_AT ? clean : foldAtSpaces(clean, nameLength);
}

/** `name <address>` for From and Reply-To, the name quoted or encoded as it needs (RFC 5322, 3.4). */
export function mailboxHeader({ name, email }: Sender): string {
  const clean = name.replace(CONTROL, ' ').trim();
  const address = `<${headerAddress(email)}>`;
  if (clean === '') return address;
  if (!PRINTABLE.test(clean) || clean.includes('=?') || LONG_WORD.test(clean))
    return `${encodedWords(clean)}\r\n ${address}`;
  const phrase = ATOM_PHRASE.test(clean) ? clean : `"${clean.replace(/["\\]/g, String.raw`\$&`)}"`;
  return phrase.length + address.length + 1 + 'Reply-To: '.length <= FOLD_AT
    ? `${phrase} ${address}`
    : `${phrase}\r\n ${address}`;
}

/** False for what would break a header or an SMTP command; whether anybody reads mail there is another question. */
export const isSafeAddress = (email: string): boolean => ADDRESS.test(email);

/** The address as headers and envelope carry it: its domain in ASCII (RFC 5890). */
export function headerAddress(email: string): string {
  if (PRINTABLE.test(email)) return email;
  const at = email.lastIndexOf('@');
  return `${email.slice(0, at)}@${domainToASCII(email.slice(at + 1)) || email.slice(at + 1)}`;
}

/** RFC 5322, 3.3, in UTC. */
export const dateHeader = (at: Date): string => at.toUTCString().replace('GMT', '+0000');

function encodedWords(text: string): string {
  const words: string[] = [];
  let chunk = '';
  let octets = 0;
  for (const letter of text) {
    const size = Buffer.byteLength(letter);
    if (octets + size > WORD_OCTETS) {
      words.push(chunk);
      chunk = '';
      octets = 0;
    }
    chunk += letter;
    octets += size;
  }
  words.push(chunk);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

/** Breaks before a space that a word follows, so that unfolding gives the text back. */
function foldAtSpaces(text: string, nameLength: number): string {
  let folded = '';
  let column = nameLength;
  for (const word of text.split(/(?= [^ ])/)) {
    if (column + word.length > FOLD_AT && folded !== '') {
      folded += '\r\n';
      column = 0;
    }
    folded += word;
    column += word.length;
  }
  return folded;
}
