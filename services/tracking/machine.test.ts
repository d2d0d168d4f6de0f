import { describe, expect, test } from 'vitest';
import { isMachine } from './machine';

const now = new Date('2026-11-22T12:00:00Z');
const anHourAgo = new Date('2026-11-22T11:00:00Z');
const secondsAgo = new Date('2026-11-22T11:59:57Z');
const gmail = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148';

const visit = (
  userAgent: string | null,
  { method = 'GET', purpose = null }: { method?: string; purpose?: string | null } = {},
) => ({
  method,
  userAgent,
  purpose,
  ip: '127.0.0.1',
});

describe('a machine is told from a person', () => {
  test.each([
    ['a phone', visit(safari), anHourAgo, false],
    ['Outlook', visit('Mozilla/4.0 (compatible; ms-office; MSOffice 16)'), anHourAgo, false],
    ['a phone seconds after the send', visit(safari), secondsAgo, false],
    ["Gmail's proxy, later", visit(gmail), anHourAgo, false],
    ["Gmail's proxy, running ahead", visit(gmail), secondsAgo, true],
    ["Yahoo's proxy, running ahead", visit('YahooMailProxy; https://help.yahoo.com/'), secondsAgo, true],
    ["Apple's privacy proxy, at any time", visit('Mozilla/5.0'), anHourAgo, true],
    ['a crawler', visit('Mozilla/5.0 (compatible; bingbot/2.0)'), anHourAgo, true],
    ['a link preview', visit('Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'), anHourAgo, true],
    ['a link checker by HEAD', visit(safari, { method: 'HEAD' }), anHourAgo, true],
    ['a browser that fetches ahead', visit(safari, { purpose: 'prefetch;prerender' }), anHourAgo, true],
    ['a client without a name', visit(null), anHourAgo, true],
    ['a reader in a terminal', visit('curl/8.5.0'), anHourAgo, false],
    [
      'a driven browser',
      visit('Mozilla/5.0 (X11) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36'),
      anHourAgo,
      false,
    ],
  ])('%s', (_who, hit, sentAt, machine) => {
    expect(isMachine(hit, sentAt, now)).toBe(machine);
  });
});
