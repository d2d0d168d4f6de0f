import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, chromiumPath, launchBrowser, watchFaults } from '../environment/browser';
import type { FermataConnection, RunningFermata } from '../environment/fermata';
import { startFermata } from '../environment/fermata';
import { createCaller, inboxOf } from '../environment/http';

interface Look {
  readonly width: number;
  readonly theme: 'light' | 'dark';
  readonly locale: string;
}
const desktop: Look = { width: 1440, theme: 'light', locale: 'en-GB' };
const phone: Look = { width: 390, theme: 'dark', locale: 'fr-FR' };

const mjml = `<mjml><mj-body><mj-section><mj-column>
  <mj-text>Hello {{ contact.firstName | default: "there" }}</mj-text>
  <mj-button href="https://tickets.example/tour">Tickets</mj-button>
</mj-column></mj-section></mj-body></mjml>`;
const idInPath = /\/[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe.skipIf(chromiumPath === null)(
  'the web app in a browser (skipped without Chromium; CHROMIUM_PATH names one)',
  () => {
    let fermata: RunningFermata;
    let connection: FermataConnection;
    let browser: Browser;
    let page: Page;
    let app: string;
    const seen = { campaign: '', automation: '', enrolment: '', contact: '', import: '', template: '' };

    beforeAll(async () => {
      fermata = await startFermata();
      connection = await fermata.connection();
      app = connection.app;
      browser = await launchBrowser(chromiumPath ?? '');
      page = await (await newVisitor(desktop)).newPage();
    }, 400_000);
    afterAll(async () => {
      await browser?.close();
      await fermata?.remove();
    });

    /** Someone of their own, without cookies. */
    const newVisitor = ({ width, theme, locale }: Look): Promise<BrowserContext> =>
      browser.newContext({
        viewport: { width, height: width < 500 ? 844 : 900 },
        colorScheme: theme,
        locale,
        hasTouch: width < 500,
        isMobile: width < 500,
      });
    /** Waits for it; what never comes fails the test with its own words. */
    const appears = async (locator: Locator): Promise<boolean> => {
      await locator.first().waitFor();
      return true;
    };
    const pathNow = () => new URL(page.url()).pathname;
    const signIn = async (on: Page) => {
      await on.getByLabel(/^(Email|E-mail)$/).fill(connection.email);
      await on.getByLabel(/^(Password|Mot de passe)$/).fill(connection.password);
      await on.getByRole('button', { name: /^(Sign in|Se connecter)$/ }).click();
    };

    it('leads someone who is not signed in to the sign-in page, and from there to where they were going', async () => {
      await page.goto(`${app}/contacts`);
      await page.waitForURL(/\/sign-in\?next=%2Fcontacts$/);
      await page.getByLabel('Email').fill(connection.email);
      await page.getByLabel('Password').fill('not the password');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('The email address or the password is wrong.').waitFor();
      await signIn(page);
      await page.waitForURL(`${app}/contacts`);
      expect(await appears(page.getByRole('heading', { name: 'Contacts', level: 1 }))).toBe(true);
    });

    it('imports a file after showing where its columns go, and lists the row it refuses', async () => {
      await page.goto(`${app}/contacts/import`);
      await page.getByText('Drop a CSV file here').waitFor();
      await page.setInputFiles('input[type=file]', join(import.meta.dirname, '../end-to-end/files/people.csv'));
      await page.getByText('Which column goes where').waitFor();
      await page.getByLabel('These people gave consent to marketing by email').click();
      await page.getByLabel('Where the consent comes from').fill('fair');
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.waitForURL(/\/contacts\/imports\//);
      await page.getByText('Completed').waitFor();
      expect(await appears(page.getByText('There is no email address.'))).toBe(true);
      seen.import = pathNow();
    });

    it('writes a template beside its preview, and shows a fault on its line', async () => {
      await page.goto(`${app}/templates/new`);
      await page.getByLabel('Name').fill('Tour');
      await page.getByLabel('Subject').fill('{{ contact.firstName | default: "Hello" }}, the tour begins');
      await page.getByLabel('Content').fill(mjml.replace('</mj-button>', ''));
      await page.getByText('This cannot be sent yet').waitFor();
      await page.getByLabel('Content').fill(mjml);
      expect(await appears(page.frameLocator('iframe').getByText('Hello there'))).toBe(true);
      await page.getByRole('button', { name: 'Create the template' }).click();
      await page.waitForURL(idInPath);
      seen.template = pathNow();
    });

    it('composes a campaign from it, says who gets it and who not, sends it and shows the numbers live', async () => {
      await page.goto(`${app}/campaigns/new`);
      await page.getByLabel('Name').fill('First dates');
      await page.getByRole('radio', { name: /Tour/ }).first().click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForURL(idInPath);
      seen.campaign = pathNow();
      await page.getByText(/people would get it/).waitFor();
      await page.getByText('No consent for this purpose').first().waitFor();
      await page.getByRole('button', { name: 'Send…' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Send to/ })
        .click();
      await page.getByText('Sent', { exact: true }).first().waitFor();
      await page.getByText('Why people were left out').waitFor();
      await page.getByRole('row').filter({ hasText: 'Sent' }).first().waitFor();
      const [mail] = await inboxOf(connection.mail, 'elodie.marchand@example.com');
      expect(mail?.Subject).toBe('Élodie, the tour begins');
    });

    it('begins an automation from a recipe, draws it and publishes it', async () => {
      await page.goto(`${app}/automations/new`);
      await page.getByLabel('Name').fill('Welcome');
      for (const mail of ['Welcome mail', 'Mail for those who live there', 'Mail for everyone else']) {
        await page.getByLabel(mail).click();
        await page.getByRole('option', { name: 'Tour', exact: true }).click();
      }
      await page.getByLabel('How long').fill('1');
      await page.getByLabel('Unit').click();
      await page.getByRole('option', { name: 'hours' }).click();
      await page.getByLabel('Tag').fill('fr');
      await page.getByRole('button', { name: 'Create the draft' }).click();
      await page.waitForURL(idInPath);
      seen.automation = pathNow();
      await page.getByText('Someone becomes a contact').waitFor();
      await page.getByText('Everyone else').waitFor();
      await page.getByRole('button', { name: /Wait 1 hour/ }).click();
      await page.getByRole('dialog').getByLabel('Name').fill('Let an hour pass');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: /Let an hour pass/ }).waitFor();
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
      expect(await appears(page.getByText('Live', { exact: true }))).toBe(true);
    });

    it('shows where a new contact is on their walk, and lets a person cut the wait short', async () => {
      await page.goto(`${app}/contacts`);
      await page.getByRole('button', { name: 'Add a contact' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Email', { exact: true }).fill('lucie.fabre@example.com');
      await dialog.getByLabel('First name').fill('Lucie');
      await dialog.getByLabel('Country').fill('France');
      await dialog.getByLabel('Gave consent to marketing by email').click();
      await dialog.getByLabel('Where the consent comes from').fill('form');
      await dialog.getByRole('button', { name: 'Add a contact' }).click();
      await page.waitForURL(idInPath);
      seen.contact = pathNow();
      await page.getByText(/Became a contact/).waitFor();
      await page.goto(`${app}${seen.automation}/enrolments`);
      await page.getByRole('link', { name: 'Lucie' }).click();
      await page.waitForURL(/\/enrolments\/[0-9a-f-]+$/);
      seen.enrolment = pathNow();
      await page.getByText('Handed over to the mail server.').waitFor();
      await page.getByRole('button', { name: 'Skip this wait' }).click();
      await page.getByText('Took the branch “France”.').waitFor();
      expect(await appears(page.getByText('Completed'))).toBe(true);
    });

    it.each([
      ['on a wide screen, light, in English', desktop],
      ['on a phone, dark, in French', phone],
    ])('keeps every page within WCAG AA and its window, without complaints, %s', async (_where, look) => {
      const guest = await newVisitor(look);
      const tab = await guest.newPage();
      const complaints = watchFaults(tab);
      const faults: string[] = [];
      const check = async (path: string) => {
        await tab.goto(`${app}${path}`);
        await tab.getByRole('heading', { level: 1 }).waitFor();
        await tab.locator('.animate-pulse.bg-sunken').first().waitFor({ state: 'detached' });
        faults.push(...(await accessibilityFaults(tab)).map((fault) => `${path} ${fault}`));
        const overflow = await tab.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        if (overflow !== 0) faults.push(`${path} is ${String(overflow)} pixels wider than its window`);
      };
      for (const path of ['/sign-up', '/forgot-password', '/sign-in']) await check(path);
      await signIn(tab);
      await tab.waitForURL(`${app}/`);
      const lists = ['/', '/contacts', '/segments', '/templates', '/campaigns', '/automations', '/settings'];
      const forms = ['/contacts/import', '/segments/new', '/templates/new', '/campaigns/new', '/automations/new'];
      for (const path of [...lists, ...forms, ...Object.values(seen), `${seen.automation}/enrolments`])
        await check(path);
      await guest.close();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it.each([
      ['fr-CA', 'fr'],
      ['en-GB', 'en'],
      ['de-DE', 'en'],
    ])('speaks %s as %s', async (locale, lang) => {
      const guest = await newVisitor({ ...desktop, locale });
      const tab = await guest.newPage();
      await tab.goto(`${app}/sign-in`);
      expect(await tab.getAttribute('html', 'lang')).toBe(lang);
      await guest.close();
    });

    it('speaks the language of the browser until another is chosen, and remembers it', async () => {
      const guest = await newVisitor({ ...desktop, locale: 'fr-FR' });
      const tab = await guest.newPage();
      await tab.goto(`${app}/sign-in`);
      await tab.getByRole('heading', { name: 'Bon retour parmi nous' }).waitFor();
      await tab.getByRole('button', { name: /Langue/ }).click();
      await tab.getByRole('menuitemcheckbox', { name: 'English' }).click();
      await tab.getByRole('heading', { name: 'Welcome back' }).waitFor();
      await tab.reload();
      await tab.getByRole('heading', { name: 'Welcome back' }).waitFor();
      expect(await tab.locator('html').getAttribute('lang')).toBe('en');
      await guest.close();
    });

    it('can be used by keyboard alone, the way past the navigation first', async () => {
      await page.goto(`${app}/contacts`);
      await page.getByRole('heading', { name: 'Contacts', level: 1 }).waitFor();
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('Skip to content');
      await page.getByRole('button', { name: 'Add a contact' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'New contact' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await page.locator(':focus').textContent()).toBe('Add a contact');
    });

    it('passes an upload of many megabytes on to the API whole', async () => {
      const call = createCaller(`${app}/api`, connection.apiKey);
      const rows = Array.from({ length: 120_000 }, (_, index) => `person${index}@example.com,${'x'.repeat(90)}`);
      const form = new FormData();
      form.set('file', new Blob([`email,notes\n${rows.join('\n')}\n`], { type: 'text/csv' }), 'large.csv');
      form.set('options', JSON.stringify({ dryRun: true }));
      const started = await call('POST', '/contacts/import', form);
      expect(started).toMatchObject({ status: 202 });
      expect(started.body).toMatchObject({ fileName: 'large.csv', dryRun: true });
    });
  },
);
