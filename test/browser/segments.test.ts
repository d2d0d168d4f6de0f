import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, chromiumPath, launchBrowser, signIn, watchFaults } from '../environment/browser';
import { createCaller, withId } from '../environment/http';
import type { Account } from '../environment/shared-fermata';
import { foundOrganization, sharedFermata } from '../environment/shared-fermata';

const inCity = (value: string) => ({ field: 'city', operator: 'EQUALS', value, dataType: 'STRING' });
const segmentsPath = /\/segments\/[0-9a-f-]{36}$/;

describe.skipIf(chromiumPath === null)(
  'the pages of segments in a browser (skipped without Chromium; CHROMIUM_PATH names one)',
  () => {
    let owner: Account;
    let browser: Browser;
    let page: Page;
    let app: string;
    let call: ReturnType<typeof createCaller>;
    const made = { dynamic: '', static: '', inside: '', outside: '' };

    beforeAll(async () => {
      const fermata = await sharedFermata();
      app = fermata.app;
      owner = await foundOrganization(fermata);
      call = createCaller(fermata.api, owner.apiKey);
      made.inside = await create('/contacts', { email: 'ines@example.com', firstName: 'Inès', city: 'Quimper' });
      made.outside = await create('/contacts', { email: 'omar@example.com', firstName: 'Omar', city: 'Brest' });
      const criteria = { logic: 'AND', conditions: [inCity('Quimper'), { ...inCity('Inès'), field: 'firstName' }] };
      made.dynamic = await create('/segments', { name: 'Quimper', criteria, tags: ['tour'] });
      made.static = await create('/segments', { name: 'Guests', dynamic: false, contactIds: [made.inside] });
      browser = await launchBrowser(chromiumPath ?? '');
      page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      await signIn(page, app, owner);
    }, 400_000);
    afterAll(() => browser?.close());

    const create = async (path: string, body: object) => withId.parse((await call('POST', path, body)).body).id;
    /** Waits for it; what never comes fails the test with its own words. */
    const appears = async (locator: Locator): Promise<boolean> => {
      await locator.first().waitFor();
      return true;
    };
    const choose = async (picker: string, typed: string, name: string) => {
      await page.getByRole('button', { name: picker }).click();
      await page.getByLabel('Name or email').fill(typed);
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    };

    it('lists segments with their size and kind, and narrows the list by kind and by tag', async () => {
      await page.goto(`${app}/segments`);
      const table = page.getByRole('table', { name: 'Segments' });
      await table.getByRole('row', { name: /Quimper.*Dynamic.*1/ }).waitFor();
      await page.getByRole('button', { name: 'Only segments with the tag tour', exact: true }).click();
      await table.getByRole('row', { name: /Guests/ }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Show segments without the tag tour too' }).click();
      await page.getByRole('combobox', { name: 'Kind' }).click();
      await page.getByRole('option', { name: 'Static' }).click();
      await table.getByRole('row', { name: /Quimper/ }).waitFor({ state: 'detached' });
      await table.getByRole('link', { name: 'Guests' }).click();
      await page.waitForURL(segmentsPath);
      expect(await appears(page.getByRole('heading', { name: 'Guests', level: 1 }))).toBe(true);
    });

    it('shows what is known of the members, in numbers that need no picture', async () => {
      await page.goto(`${app}/segments/${made.dynamic}`);
      await page.getByRole('region', { name: 'Size' }).getByText('People now').waitFor();
      const consent = page.getByRole('region', { name: 'Consent' });
      await consent.getByText('No consent for this purpose').waitFor();
      const places = page.getByRole('list', { name: 'Cities' });
      expect(await places.textContent()).toContain('Quimper');
      const overlap = page.getByRole('region', { name: 'In other segments too' });
      expect(await appears(overlap.getByRole('table'))).toBe(true);
    });

    it('says of each member why they are in, and of anybody which condition keeps them out', async () => {
      await page.getByRole('tab', { name: 'Members' }).click();
      const members = page.getByRole('list', { name: 'Members' });
      expect(await members.textContent()).toMatch(/lives in Quimper · .*Inès/);
      await choose('Who: Choose a contact…', 'omar', 'Omar');
      await page.getByText('Omar is not in this segment.').waitFor();
      const condition = page.getByRole('listitem').filter({ hasText: 'Does not hold:lives in Quimper' });
      expect(await appears(condition)).toBe(true);
    });

    it('puts people into a static segment and takes them out', async () => {
      await page.goto(`${app}/segments/${made.static}?tab=members`);
      const members = page.getByRole('list', { name: 'Members' });
      await members.getByText(/Put in on/).waitFor();
      await choose('Put in: Choose a contact…', 'omar', 'Omar');
      await page.getByRole('button', { name: 'Put in', exact: true }).click();
      await members.getByRole('link', { name: 'Omar' }).waitFor();
      await page.getByRole('button', { name: 'Take Inès out' }).click();
      await members.getByRole('link', { name: 'Inès' }).waitFor({ state: 'detached' });
      expect(await members.getByRole('listitem').count()).toBe(1);
    });

    it('takes a snapshot, and deletes it', async () => {
      await page.goto(`${app}/segments/${made.dynamic}`);
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Take a snapshot' }).click();
      await page.getByRole('heading', { name: /^Quimper \(as of/, level: 1 }).waitFor();
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.waitForURL(`${app}/segments`);
      const snapshot = page.getByRole('link', { name: /^Quimper \(as of/ });
      await page.getByRole('link', { name: 'Quimper', exact: true }).first().waitFor();
      await snapshot.waitFor({ state: 'detached' });
      expect(await snapshot.count()).toBe(0);
    });

    it('says what uses a segment, before it is changed and instead of deleting it', async () => {
      const condition = { field: 'segment', operator: 'IN', value: [made.dynamic], dataType: 'STRING' };
      await create('/segments', { name: 'Those of Quimper', criteria: { logic: 'AND', conditions: [condition] } });
      await page.goto(`${app}/segments/${made.dynamic}?tab=usage`);
      await page.getByRole('tabpanel').getByRole('link', { name: 'Those of Quimper' }).waitFor();
      await page.getByRole('tab', { name: 'Who belongs' }).click();
      await page.getByText('What you change here also changes whom these reach').waitFor();
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      const dialog = page.getByRole('dialog', { name: '“Quimper” cannot be deleted yet' });
      await dialog.getByRole('link', { name: 'Those of Quimper' }).waitFor();
      expect(await dialog.getByRole('button', { name: 'Delete' }).count()).toBe(0);
    });

    it.concurrent.each([
      ['on a wide screen, light, in English', { width: 1280, height: 800 }, 'light', 'en-GB'],
      ['on a phone, dark, in French', { width: 390, height: 844 }, 'dark', 'fr-FR'],
    ] as const)(
      'keeps its pages within WCAG AA and their window, %s',
      async (_where, viewport, colorScheme, locale) => {
        const tab = await browser.newPage({ viewport, colorScheme, locale, reducedMotion: 'reduce' });
        const complaints = watchFaults(tab);
        await signIn(tab, app, owner);
        const faults: string[] = [];
        const views = ['', '?tab=members', '?tab=criteria', '?tab=usage'].map((tabbed) => `/${made.dynamic}${tabbed}`);
        for (const path of ['', ...views, `/${made.static}?tab=members`]) {
          await tab.goto(`${app}/segments${path}`);
          await tab.getByRole('heading', { level: 1 }).waitFor();
          await tab.locator('.animate-pulse.bg-sunken').first().waitFor({ state: 'detached' });
          faults.push(...(await accessibilityFaults(tab)).map((fault) => `${path} ${fault}`));
          const overflow = await tab.evaluate('document.documentElement.scrollWidth - window.innerWidth');
          if (overflow !== 0) faults.push(`${path} is ${String(overflow)} pixels wider than its window`);
        }
        await tab.close();
        expect(faults).toEqual([]);
        expect(complaints).toEqual([]);
      },
    );
  },
);
