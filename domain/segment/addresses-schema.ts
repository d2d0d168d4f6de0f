import { z } from 'zod';
import { MAX_ADDRESSES } from './addresses';

export const addAddressesSchema = z.strictObject({
  addresses: z.array(z.string().max(1_000)).min(1).max(MAX_ADDRESSES),
});
export type AddAddresses = z.output<typeof addAddressesSchema>;

export const addAddressesAnswer = z.object({
  /** Contacts that were put into the segment. */
  added: z.int(),
  /** Contacts that were in it before. */
  already: z.int(),
  /** Addresses of no contact, as they were sent. */
  unknown: z.array(z.string()),
  /** What is no address. */
  invalid: z.array(z.string()),
});
