import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { FermataConnection } from './fermata';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where a Chromium is installed; null where there is none, and browser suites say that they are skipped. */
export const chromiumPath: string | null = candidates.find((path) => path !== undefined && existsSync(path)) ?? null;

/** As root Chromium runs only without its sandbox; it never looks anything up by itself. */
export function launchBrowser(executablePath: string): Promise<Browser> {
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args });
}

/** By the form, in the language that the page speaks; ends on the page of the app that comes first. */
export async function signIn(page: Page, app: string, who: { readonly email: string; readonly password: string }) {
  await page.goto(`${app}/sign-in`);
  await page.getByLabel(/^(Email|E-mail)$/).fill(who.email);
  await page.getByLabel(/^(Password|Mot de passe)$/).fill(who.password);
  await page.getByRole('button', { name: /^(Sign in|Se connecter)$/ }).click();
  await page.waitForURL(`${app}/`);
}

export interface PageFault {
  readonly url: string;
  readonly message: string;
}

/** Collects what goes wrong in a page: uncaught errors, what React complains of, and answers of 400 and above. */
export function watchFaults(page: Page): readonly PageFault[] {
  const faults: PageFault[] = [];
  page.on('pageerror', (error) => faults.push({ url: page.url(), message: error.message }));
  page.on('console', (message) => {
    // A mail in a preview may name pictures that cannot be reached, and what its sandbox keeps out.
    const isOurs = !/net::ERR_|Content Security Policy|sandboxed/.test(message.text());
    if (message.type() === 'error' && isOurs) faults.push({ url: page.url(), message: message.text() });
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push({ url: response.url(), message: String(response.status()) });
  });
  return faults;
}

/** The rules of WCAG 2.1 A and AA that the page breaks, with the elements at fault. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(axe, 'utf8'));
  return page.evaluate<string[]>(`axe
    .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))`);
}

interface Look {
  /** Of the window in pixels; a narrow one is a phone's, dark. */
  readonly width: number;
  readonly locale: string;
}

/** A page of someone signed in, whose browser lets pages read the clipboard. */
export async function signedIn(browser: Browser, fermata: FermataConnection, { width, locale }: Look): Promise<Page> {
  const isPhone = width < 500;
  const guest = await browser.newContext({
    viewport: { width, height: isPhone ? 844 : 900 },
    colorScheme: isPhone ? 'dark' : 'light',
    locale,
    hasTouch: isPhone,
    isMobile: isPhone,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const tab = await guest.newPage();
  await signIn(tab, fermata.app, fermata);
  return tab;
}
