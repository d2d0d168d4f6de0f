import type { BulkTransport } from '../../services/ports';
import { createSmtpTransport } from './smtp/pool';
import { parseSmtpUrl } from './smtp/server';

/** @param options.url see {@link parseSmtpUrl}. @throws Error naming the part of the address at fault. */
export const createBulkTransport = (options: { readonly url: string; readonly connections: number }): BulkTransport =>
  createSmtpTransport(parseSmtpUrl(options.url, options.connections));
