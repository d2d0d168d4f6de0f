/** Why an address cannot be written to. */
const emailFaults = ['MISSING', 'NO_AT', 'SEVERAL_AT', 'LOCAL_PART', 'DOMAIN', 'TOO_LONG'] as const;
export type EmailFault = (typeof emailFaults)[number];

/** RFC 5321, 4.5.3.1: octets before the at sign, of the domain, and of the whole between its angle brackets. */
const MAX_LOCAL_OCTETS = 64;
const MAX_DOMAIN_OCTETS = 253;
const MAX_ADDRESS_OCTETS = 254;
const MAX_LABEL_OCTETS = 63;

const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
/** Letters of any script, so that internationalised domains pass (RFC 5890); no hyphen at either end. */
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?$/u;
/** `Ada Lovelace <ada@example.com>`, as mail programs write it. */
const named = /<([^<>]+)>$/;
const invisible = /[\u00a0\u00ad\u200b-\u200d\u2060\ufeff]/g;

/**
 * What people paste around an address is not part of it: spaces, invisible characters, `mailto:`, a name. An internationalised
 * domain is put in lower case, which not every database does for letters beyond ASCII.
 */
export function cleanEmail(text: string): string {
  const visible = text.replace(invisible, '').trim();
  const bare = (named.exec(visible)?.[1] ?? visible).replace(/^mailto:/i, '');
  const at = bare.lastIndexOf('@');
  const domain = bare.slice(at);
  return /[^\p{ASCII}]/u.test(domain) ? bare.slice(0, at) + domain.toLowerCase() : bare;
}

const octets = (text: string): number => {
  let count = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
};

const isDomain = (domain: string): boolean => {
  const labels = domain.split('.');
  const top = labels.at(-1) ?? '';
  return (
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label) && octets(label) <= MAX_LABEL_OCTETS) &&
    !/^\d+$/.test(top)
  );
};

/**
 * Checks an address as a mailing needs it: a dot-atom local part in ASCII and a domain name (RFC 5321, 4.1.2 and
 * 4.5.3.1). Quoted local parts and address literals exist in the RFC and in no mailing list; they are refused.
 * @returns null when the address is good.
 */
export function emailFault(email: string): EmailFault | null {
  if (email === '') return 'MISSING';
  const parts = email.split('@');
  if (parts.length < 2) return 'NO_AT';
  if (parts.length > 2) return 'SEVERAL_AT';
  const [local = '', domain = ''] = parts;
  if (octets(local) > MAX_LOCAL_OCTETS || octets(domain) > MAX_DOMAIN_OCTETS || octets(email) > MAX_ADDRESS_OCTETS)
    return 'TOO_LONG';
  if (!localPart.test(local)) return 'LOCAL_PART';
  return isDomain(domain) ? null : 'DOMAIN';
}

/** By which a contact is unique, as the database's `lower(email)`. */
export const emailKeyOf = (email: string): string => email.toLowerCase();
