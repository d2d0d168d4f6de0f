import { createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';

/**
 * Signed tokens for the links of a message. A token says which ledger row it belongs to and what it may be
 * used for, and nothing else: no address and no id of a person is in a link.
 *
 *     base64url( message uuid (16) ‖ slot (2, big endian) ‖ tag (12) )   40 letters, no padding
 *
 * The slot is the purpose, and for a click the link's index as well. Tags are cut from one HMAC-SHA-512 for
 * every five slots of a message, since the hash is what signing costs; 96 bits are left of each, above the
 * 80 that RFC 2104 asks for. 30 bytes fill 40 letters exactly, so every changed letter changes a byte.
 */
export type TokenPurpose = 'open' | 'click' | 'unsubscribe' | 'preferences' | 'view';

export interface VerifiedToken {
  readonly purpose: TokenPurpose;
  readonly messageId: string;
  /** Position in the link table of the content; null for every purpose but `click`. */
  readonly linkIndex: number | null;
}

/** Signs for one message; keeps the hashes it has already made. */
export interface MessageTokens {
  sign(purpose: TokenPurpose, linkIndex?: number): string;
}

export interface Tokens {
  /** @throws RangeError when the id is no UUID, or `click` comes without a link index from 0 to 65,531. */
  sign(purpose: TokenPurpose, messageId: string, linkIndex?: number): string;
  /** The same for all links of one message, at a fifth of the cost. */
  forMessage(messageId: string): MessageTokens;
  /** @returns null for everything that was not signed with this secret. Takes constant time over the tag. */
  verify(token: string): VerifiedToken | null;
}

const FIXED_SLOTS = ['open', 'unsubscribe', 'preferences', 'view'] as const;
/** The first link shares a hash with the four above: many a mail has no other. */
const FIRST_CLICK_SLOT = 4;
const MAX_LINK_INDEX = 0xffff - FIRST_CLICK_SLOT;
const ID_BYTES = 16;
const TAG_OFFSET = 18;
const TAG_BYTES = 12;
const TOKEN_BYTES = TAG_OFFSET + TAG_BYTES;
const TAGS_PER_HASH = 5;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TOKEN = /^[A-Za-z0-9_-]{40}$/;

/** @param secret the installation's master secret; a key of its own is derived from it (HKDF, RFC 5869). */
export function createTokens(secret: Uint8Array | string): Tokens {
  const key = createSecretKey(Buffer.from(hkdfSync('sha512', secret, '', 'fermata tracking tokens v1', 64)));

  const hashOf = (id: Buffer, block: number): Buffer => {
    const message = Buffer.allocUnsafe(TAG_OFFSET);
    id.copy(message, 0, 0, ID_BYTES);
    message.writeUInt16BE(block, ID_BYTES);
    return createHmac('sha512', key).update(message).digest();
  };

  const forMessage = (messageId: string): MessageTokens => {
    const id = uuidBytes(messageId);
    const hashes: Buffer[] = [];
    return {
      sign(purpose, linkIndex) {
        const slot = slotOf(purpose, linkIndex);
        const block = Math.floor(slot / TAGS_PER_HASH);
        const hash = (hashes[block] ??= hashOf(id, block));
        const token = Buffer.allocUnsafe(TOKEN_BYTES);
        id.copy(token);
        token.writeUInt16BE(slot, ID_BYTES);
        hash.copy(token, TAG_OFFSET, tagStart(slot), tagStart(slot) + TAG_BYTES);
        return token.toString('base64url');
      },
    };
  };

  return {
    forMessage,
    sign: (purpose, messageId, linkIndex) => forMessage(messageId).sign(purpose, linkIndex),
    verify(token) {
      if (!TOKEN.test(token)) return null;
      const bytes = Buffer.from(token, 'base64url');
      const slot = bytes.readUInt16BE(ID_BYTES);
      const expected = hashOf(bytes, Math.floor(slot / TAGS_PER_HASH)).subarray(
        tagStart(slot),
        tagStart(slot) + TAG_BYTES,
      );
      if (!timingSafeEqual(bytes.subarray(TAG_OFFSET), expected)) return null;
      return describe(uuidText(bytes), slot);
    },
  };
}

const tagStart = (slot: number): number => (slot % TAGS_PER_HASH) * TAG_BYTES;

function slotOf(purpose: TokenPurpose, linkIndex: number | undefined): number {
  if (purpose !== 'click') return FIXED_SLOTS.indexOf(purpose);
  if (linkIndex === undefined || !Number.isInteger(linkIndex) || linkIndex < 0 || linkIndex > MAX_LINK_INDEX) {
    throw new RangeError(`a click token needs a link index from 0 to ${MAX_LINK_INDEX}, not ${linkIndex}`);
  }
  return FIRST_CLICK_SLOT + linkIndex;
}

function describe(messageId: string, slot: number): VerifiedToken | null {
  if (slot >= FIRST_CLICK_SLOT) return { purpose: 'click', messageId, linkIndex: slot - FIRST_CLICK_SLOT };
  const purpose = FIXED_SLOTS[slot];
  return purpose === undefined ? null : { purpose, messageId, linkIndex: null };
}

function uuidBytes(uuid: string): Buffer {
  if (!UUID.test(uuid)) throw new RangeError(`a message id is a UUID in lower case, not "${uuid}"`);
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex', 0, ID_BYTES);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
