import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, chromiumPath, launchBrowser, watchFaults } from '../environment/browser';
import type { FermataConnection, RunningFermata } from '../environment/fermata';
import { startFermata } from '../environment/fermata';

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const pages = [
  '/',
  '/contacts',
  '/contacts/import',
  '/segments',
  '/templates',
  '/campaigns',
  '/automations',
  '/settings',
];

describe.skipIf(chromiumPath === null)('the web app in a browser', () => {
  let fermata: RunningFermata;
  let connection: FermataConnection;
  let browser: Browser;

  beforeAll(async () => {
    fermata = await startFermata();
    connection = await fermata.connection();
    browser = await launchBrowser(chromiumPath ?? '');
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await fermata?.remove();
  });

  const app = () => connection.app ?? '';

  async function signIn(page: Page): Promise<void> {
    await page.goto(`${app()}/sign-in`);
    await page.fill('input[type=email]', connection.email);
    await page.fill('input[type=password]', connection.password);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }

  it.each(Object.entries(sizes))(
    'opens every page without an error, for everyone to use: %s',
    async (_name, viewport) => {
      const context = await browser.newContext({ viewport, locale: 'fr-FR' });
      const page = await context.newPage();
      await signIn(page);
      const faults = watchFaults(page);
      for (const path of pages) {
        await page.goto(app() + path);
        await page.waitForLoadState('networkidle');
        await expect(page.locator('h1').first().innerText(), path).resolves.not.toBe('');
        expect(await accessibilityFaults(page), `${path} at ${viewport.width}`).toEqual([]);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect(overflow, `${path} scrolls sideways at ${viewport.width}`).toBeLessThanOrEqual(0);
      }
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  it.each([
    ['fr-FR', 'fr'],
    ['en-GB', 'en'],
    ['de-DE', 'en'],
  ])('speaks the language of the browser: %s', async (locale, expected) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${app()}/sign-in`);
    expect(await page.getAttribute('html', 'lang')).toBe(expected);
    await context.close();
  });

  it('refuses a wrong password in words, and lets nobody in without signing in', async () => {
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(`${app()}/contacts`);
    await page.waitForURL(/sign-in/);
    await page.fill('input[type=email]', connection.email);
    await page.fill('input[type=password]', 'not the password');
    await page.keyboard.press('Enter');
    await expect(page.locator('[role=alert]').filter({ hasText: /\S/ }).first().innerText()).resolves.toMatch(
      /password/i,
    );
    await page.close();
  });
});
