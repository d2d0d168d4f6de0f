import type { MessageDetail } from './present';

const ANSWER_LIMIT_MS = 10_000;

export interface OneClickOutcome {
  /** Whether the sender answered 2xx. */
  readonly ok: boolean;
  /** Null when nothing answered, or nothing was asked. */
  readonly status: number | null;
  readonly reason: string;
}

/** Does what a mail program does when its user presses "unsubscribe": the POST of RFC 8058, 3.2, without cookies. */
export async function unsubscribeByOneClick({ ListUnsubscribe }: MessageDetail): Promise<OneClickOutcome> {
  const link = ListUnsubscribe.Links.find((candidate) => /^https?:/i.test(candidate));
  if (link === undefined || ListUnsubscribe.HeaderPost.toLowerCase() !== 'list-unsubscribe=one-click') {
    return { ok: false, status: null, reason: 'The message offers no one-click unsubscribe (RFC 8058).' };
  }
  try {
    const response = await fetch(link, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      // A sender must not answer with a redirect (RFC 8058, 3.1): one that does has not unsubscribed anybody.
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    });
    await response.arrayBuffer();
    return { ok: response.ok, status: response.status, reason: response.statusText };
  } catch (error) {
    return { ok: false, status: null, reason: reasonOf(error) };
  }
}

/** fetch says "fetch failed" and keeps what failed in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
