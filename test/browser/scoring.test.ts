import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, chromiumPath, launchBrowser, signIn, watchFaults } from '../environment/browser';
import type { FermataConnection, RunningFermata } from '../environment/fermata';
import { startFermata } from '../environment/fermata';
import { createCaller, withId } from '../environment/http';

describe.skipIf(chromiumPath === null)(
  'scores in a browser (skipped without Chromium; CHROMIUM_PATH names one)',
  () => {
    let fermata: RunningFermata;
    let owner: FermataConnection;
    let call: ReturnType<typeof createCaller>;
    let browser: Browser;
    let page: Page;
    let app: string;
    let contactId: string;

    beforeAll(async () => {
      fermata = await startFermata('--empty');
      owner = await fermata.connection();
      app = owner.app;
      call = createCaller(owner.api, owner.apiKey);
      browser = await launchBrowser(chromiumPath ?? '');
      const ada = { email: 'ada@example.com', firstName: 'Ada', city: 'Paris', roles: ['press'] };
      contactId = withId.parse((await call('POST', '/contacts', ada)).body).id;
      page = await (await visit({ width: 1280, height: 800 }, 'light', 'en-GB')).newPage();
      await signIn(page, app, owner);
    }, 400_000);
    afterAll(async () => {
      await browser?.close();
      await fermata?.remove();
    });

    const visit = (
      viewport: { readonly width: number; readonly height: number },
      colorScheme: 'light' | 'dark',
      locale: string,
    ): Promise<BrowserContext> => browser.newContext({ viewport, colorScheme, locale });
    /** New events show within the minute: as long as a look at them takes, and the page's own. */
    const appears = async (locator: Locator): Promise<boolean> => {
      await locator.first().waitFor({ timeout: 120_000 });
      return true;
    };

    it('changes the half-life and the points, says what cannot be, and computes all scores anew', async () => {
      await page.goto(`${app}/settings`);
      await page.getByRole('link', { name: 'Scoring' }).click();
      await page.waitForURL(`${app}/settings/scoring`);
      await page.getByLabel('Half-life, in days').fill('0');
      await page.getByText('A number of days from 1 to 3,650').waitFor();
      expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
      await page.getByLabel('Half-life, in days').fill('14');
      await page.getByRole('img', { name: /half after 14 days/ }).waitFor();
      await page.getByLabel('Form submitted').fill('35');
      await page.getByLabel('An event of yours with points of its own').fill('CONCERT_ATTENDED');
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.getByLabel('CONCERT_ATTENDED', { exact: true }).fill('15');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved. All scores are being computed anew.').waitFor();
      await page.reload();
      await page.getByLabel('Half-life, in days').waitFor();
      expect(await page.getByLabel('Half-life, in days').inputValue()).toBe('14');
      expect(await page.getByLabel('CONCERT_ATTENDED', { exact: true }).inputValue()).toBe('15');
    });

    it('writes a rule that says back whom it is about, and moves, switches and deletes rules', async () => {
      const city = { field: 'city', operator: 'EQUALS', value: 'Paris', dataType: 'STRING' };
      const first = { name: 'Lives in Paris', points: 10, criteria: { logic: 'AND', conditions: [city] } };
      await call('POST', '/scoring/rules', first);
      await page.reload();
      await page.getByRole('button', { name: 'Change Lives in Paris' }).waitFor();
      await page.getByRole('button', { name: 'New rule' }).click();
      await page.getByRole('form', { name: 'New rule' }).getByLabel('Name').fill('Everybody of the press');
      await page.getByLabel('Points', { exact: true }).fill('5');
      await page.getByRole('button', { name: 'Save' }).last().click();
      await page.getByText('Add at least one condition, and complete each.').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).last().click();
      const role = { field: 'roles', operator: 'CONTAINS_ANY', value: ['press'], dataType: 'ARRAY' };
      await call('POST', '/scoring/rules', {
        name: 'Press',
        points: 5,
        criteria: { logic: 'AND', conditions: [role] },
      });
      await page.reload();
      await page.getByRole('button', { name: 'Move Press up' }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Press' })
        .getByRole('button', { name: 'Move Press up', disabled: true })
        .waitFor();
      await page.getByRole('button', { name: 'Change Lives in Paris' }).click();
      await page.getByText('1 person would have the points').waitFor();
      await page.getByLabel('Points', { exact: true }).fill('20');
      await page.getByRole('button', { name: 'Save' }).last().click();
      await page.getByText('+20').waitFor();
      await page.getByRole('button', { name: 'Delete Press' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
      await page.getByText('The rule is deleted').waitFor();
      const deleted = page.getByRole('button', { name: 'Delete Press' });
      await deleted.waitFor({ state: 'detached' });
      expect(await deleted.count()).toBe(0);
    });

    it('shows on a contact what makes up both scores and why they changed', async () => {
      await call('POST', '/events', { contactId, name: 'FORM_SUBMITTED' });
      await page.goto(`${app}/contacts/${contactId}`);
      expect(await appears(page.getByText('Form submitted: +35'))).toBe(true);
      expect(await appears(page.getByText('Each part loses half its worth in 14 days.'))).toBe(true);
      await page.getByRole('radio', { name: 'Lead' }).click();
      expect(await appears(page.getByText('The rule “Lives in Paris” began to count'))).toBe(true);
    });

    it.each([
      ['light, in English, on a desk', { width: 1280, height: 800 }, 'light', 'en-GB'],
      ['dark, in French, on a phone', { width: 390, height: 844 }, 'dark', 'fr-FR'],
    ] as const)('is for everybody to use: %s', async (_what, viewport, theme, locale) => {
      const visitor = await (await visit(viewport, theme, locale)).newPage();
      await signIn(visitor, app, owner);
      const faults = watchFaults(visitor);
      for (const path of ['/settings/scoring', `/contacts/${contactId}`]) {
        await visitor.goto(`${app}${path}`);
        await visitor
          .getByRole('heading', { name: /^(Lead score|Score de prospect|Scores)$/ })
          .first()
          .waitFor();
        await visitor.getByRole('img').first().waitFor();
        expect(await accessibilityFaults(visitor)).toEqual([]);
        expect(await visitor.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      }
      expect(faults).toEqual([]);
    });
  },
);
