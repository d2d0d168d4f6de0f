import { createHash } from 'node:crypto';

/** SHA-256 of the address in lower case, in hex: what stays of a person who was erased, so that they get nothing again. */
export const emailDigest = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
