import type { MessageTokens, TokenPurpose } from '../tracking/tokens';
import type { Fields } from './content';

/** One public address of a message, with the place of its token. */
export interface LinkAddress {
  readonly before: string;
  readonly after: string;
  readonly purpose: TokenPurpose;
  readonly linkIndex?: number;
}

/** By the name a template gives them after `links.`; `to0`, `to1` … are the tracked links. */
export type LinkAddresses = ReadonlyMap<string, LinkAddress>;

/** @param publicOrigin such as `https://mail.example.com`, without a slash at its end. */
export function linkAddresses(publicOrigin: string, trackedLinks: number): LinkAddresses {
  const addresses = new Map<string, LinkAddress>([
    ['unsubscribe', { before: `${publicOrigin}/u/`, after: '', purpose: 'unsubscribe' }],
    ['preferences', { before: `${publicOrigin}/u/`, after: '/preferences', purpose: 'preferences' }],
    ['viewInBrowser', { before: `${publicOrigin}/v/`, after: '', purpose: 'view' }],
    ['pixel', { before: `${publicOrigin}/t/o/`, after: '', purpose: 'open' }],
  ]);
  for (let linkIndex = 0; linkIndex < trackedLinks; linkIndex += 1) {
    addresses.set(`to${linkIndex}`, { before: `${publicOrigin}/t/c/`, after: '', purpose: 'click', linkIndex });
  }
  return addresses;
}

export const addressFor = ({ before, after, purpose, linkIndex }: LinkAddress, tokens: MessageTokens): string =>
  before + tokens.sign(purpose, linkIndex) + after;

/** All addresses of one message by name, as Liquid reads them: for the rare template that puts a link in a condition. */
export const linkFields = (addresses: LinkAddresses, tokens: MessageTokens): Fields =>
  Object.fromEntries(Array.from(addresses, ([name, address]) => [name, addressFor(address, tokens)]));
