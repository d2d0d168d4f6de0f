import { isbot } from 'isbot';
import type { Visit } from './deps';

/** Proxies that load images for a reader when the mail is opened, but at times as soon as it arrives. */
const IMAGE_PROXY = /GoogleImageProxy|YahooMailProxy/i;
/** Within this of the hand-over, an image proxy has run ahead of the reader. */
const RAN_AHEAD_MS = 10_000;
/** Apple's Mail Privacy Protection loads every image of every mail, and calls itself this and no more. */
const APPLE_PRIVACY_PROXY = /^Mozilla\/5\.0$/;
/**
 * Clients that say nothing of who is behind them: readers in a terminal, scripts, driven browsers. Scanners of mail
 * name themselves, or pretend to be an ordinary browser; so these count as people.
 */
const ANYBODYS_CLIENT =
  /^(?:curl|wget|httpie|node|undici|axios|got|python|aiohttp|go-http-client|java|okhttp|ruby|php|lynx|w3m)\b|HeadlessChrome|Playwright/i;

/**
 * Whether a scanner, a link checker or a prefetching proxy is at work instead of a person.
 * @param sentAt when the message was handed over; null where that is not known.
 */
export function isMachine({ method, userAgent, purpose }: Visit, sentAt: Date | null, now: Date): boolean {
  if (method === 'HEAD') return true;
  if (purpose !== null && /prefetch|preview/i.test(purpose)) return true;
  if (userAgent === null || userAgent === '') return true;
  if (APPLE_PRIVACY_PROXY.test(userAgent)) return true;
  if (IMAGE_PROXY.test(userAgent)) return sentAt !== null && now.getTime() - sentAt.getTime() < RAN_AHEAD_MS;
  return isbot(userAgent) && !ANYBODYS_CLIENT.test(userAgent);
}
