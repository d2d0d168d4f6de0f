import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, chromiumPath, launchBrowser, signedIn, watchFaults } from '../environment/browser';
import type { FermataConnection } from '../environment/fermata';
import { createCaller, withId } from '../environment/http';
import { sharedFermata } from '../environment/shared-fermata';

const opened = {
  event: 'EMAIL_OPENED',
  measure: { type: 'COUNT' },
  operator: 'GREATER_OR_EQUAL',
  value: 3,
  withinDays: 30,
};
const notInParis = { field: 'city', operator: 'NOT_EQUALS', value: 'Paris', dataType: 'STRING' };

describe.skipIf(chromiumPath === null)(
  'the look of the segment builder in a browser (skipped without Chromium)',
  () => {
    let fermata: FermataConnection;
    let browser: Browser;

    beforeAll(async () => {
      fermata = await sharedFermata();
      browser = await launchBrowser(chromiumPath ?? '');
    }, 400_000);
    afterAll(() => browser?.close());

    it.concurrent.each([
      ['on a wide screen, light, in English', { width: 1280, locale: 'en-GB' }],
      ['on a phone, dark, in French', { width: 390, locale: 'fr-FR' }],
    ])('stays within WCAG AA and its window with all that it can hold, %s', async (_where, look) => {
      const tab = await signedIn(browser, fermata, look);
      const complaints = watchFaults(tab);
      const call = createCaller(`${fermata.app}/api`, fermata.apiKey);
      const purchase = { event: 'PURCHASE_MADE', measure: { type: 'SUM', property: 'amount' } };
      const where = [{ property: 'currency', operator: 'EQUALS', value: 'EUR', dataType: 'STRING' }];
      const { body } = await call('POST', '/segments', {
        name: `Rich on ${look.width}`,
        dynamic: true,
        criteria: {
          logic: 'OR',
          conditions: [
            opened,
            { ...purchase, operator: 'BETWEEN', value: [10, 90], where, withinDays: 90 },
            {
              logic: 'AND',
              not: true,
              conditions: [
                notInParis,
                { field: 'tags', operator: 'CONTAINS_ALL', value: ['fan', 'vip'], dataType: 'ARRAY' },
              ],
            },
          ],
          tags: ['fan'],
          engagementLevel: 'HIGH',
          location: { country: 'France' },
          totalSpent: { min: 10, currency: 'EUR' },
        },
      });
      await tab.goto(`${fermata.app}/segments/${withId.parse(body).id}?tab=criteria`);
      await tab.locator('[data-row]').nth(5).waitFor();
      await tab.locator('.animate-pulse.bg-sunken').first().waitFor({ state: 'detached' });
      expect(await accessibilityFaults(tab)).toEqual([]);
      expect(await tab.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBe(0);
      await tab
        .getByRole('button', { name: /^(Add a condition|Ajouter une condition)$/ })
        .last()
        .click();
      await tab.getByRole('combobox', { name: /^(Field|Champ)$/ }).waitFor();
      expect(await accessibilityFaults(tab)).toEqual([]);
      expect(complaints).toEqual([]);
      await tab.context().close();
    });
  },
);
