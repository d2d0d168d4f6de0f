import type twilio from 'twilio';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** The number or sender id that texts come from. */
  readonly from: string;
  /** Another address than Twilio's own, such as a stand-in on this machine. */
  readonly baseUrl: string | null;
}

export type TwilioClient = ReturnType<typeof twilio>;

const TIMEOUT_MS = 30_000;

/** Twilio is full: it said when to come back, which its own error does not carry. */
class TwilioBusy extends Error {
  override readonly name = 'TwilioBusy';
  readonly status = 429;
  readonly retryAfterMs: number | null;
  constructor(retryAfterSeconds: number | null) {
    super('Twilio answered 429: too many requests');
    this.retryAfterMs = retryAfterSeconds === null ? null : retryAfterSeconds * 1000;
  }
}

export async function createTwilioClient({ accountSid, authToken, baseUrl }: TwilioAccount): Promise<TwilioClient> {
  const { default: createClient } = await import('twilio');
  const httpClient = new createClient.RequestClient({ timeout: TIMEOUT_MS });
  httpClient.axios.interceptors.request.use((request) => {
    if (baseUrl === null || request.url === undefined) return request;
    const { pathname, search } = new URL(request.url);
    return Object.assign(request, { url: new URL(pathname + search, baseUrl).href });
  });
  httpClient.axios.interceptors.response.use((response) => {
    if (response.status === 429) throw new TwilioBusy(secondsToWait(response.headers['retry-after']));
    return response;
  });
  return createClient(accountSid, authToken, { httpClient });
}

/** `Retry-After` (RFC 9110, 10.2.3), where it is a number of seconds. */
const secondsToWait = (header: unknown): number | null =>
  typeof header === 'string' && /^\d+$/.test(header) ? Number(header) : null;
