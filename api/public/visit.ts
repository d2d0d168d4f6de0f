import type { Request } from 'express';
import type { Visit } from '../../services/tracking/deps';

/** What a request says of whoever makes it. */
export const visitOf = (request: Request): Visit => ({
  method: request.method,
  userAgent: request.get('user-agent') ?? null,
  purpose: request.get('sec-purpose') ?? request.get('purpose') ?? request.get('x-moz') ?? null,
  ip: request.ip ?? null,
});
