import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchBrowser, signIn } from '../environment/browser';
import type { FermataConnection } from '../environment/fermata';
import { createCaller, withId } from '../environment/http';
import { sharedFermata } from '../environment/shared-fermata';

const opened = { event: 'EMAIL_OPENED', measure: { type: 'COUNT' }, operator: 'GREATER_OR_EQUAL', value: 3 };
const notInParis = { field: 'city', operator: 'NOT_EQUALS', value: 'Paris', dataType: 'STRING' };
const criteria = { logic: 'AND', conditions: [opened, notInParis, opened, notInParis, opened] };

describe.skipIf(chromiumPath === null)('the form of a segment in a browser (skipped without Chromium)', () => {
  let fermata: FermataConnection;
  let browser: Browser;
  let page: Page;
  let segment: string;

  beforeAll(async () => {
    fermata = await sharedFermata();
    browser = await launchBrowser(chromiumPath ?? '');
    const call = createCaller(`${fermata.app}/api`, fermata.apiKey);
    const { body } = await call('POST', '/segments', { name: 'Readers outside', dynamic: true, criteria });
    segment = `${fermata.app}/segments/${withId.parse(body).id}`;
    page = await visit({ width: 1280, height: 800 });
  }, 400_000);
  afterAll(() => browser?.close());

  async function visit(viewport: { readonly width: number; readonly height: number }): Promise<Page> {
    const tab = await browser.newPage({ viewport, locale: 'en-GB' });
    await signIn(tab, fermata.app, fermata);
    return tab;
  }

  it('asks for a name instead of saving without one', async () => {
    await page.goto(`${fermata.app}/segments/new`);
    await page.getByText('100% of your').waitFor();
    await page.getByRole('button', { name: 'Create the segment' }).click();
    await page.getByText('Give the segment a name.').waitFor();
    expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true');
    expect(new URL(page.url()).pathname).toBe('/segments/new');
  });

  it('keeps what was changed in it while another tab is read', async () => {
    await page.goto(`${segment}?tab=criteria`);
    await page.getByLabel('Description').fill('Not saved yet');
    await page.getByRole('button', { name: 'Actions: City' }).first().click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('tab', { name: 'Members' }).click();
    await page.getByRole('heading', { name: 'Why in, why not?' }).waitFor();
    await page.getByRole('tab', { name: 'Who belongs' }).click();
    const cities = page.getByRole('group', { name: 'Condition: City' });
    await expect.poll(() => cities.count()).toBe(1);
    expect(await page.getByLabel('Description').inputValue()).toBe('Not saved yet');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => cities.count()).toBe(2);
  });

  it('keeps the count in sight on a phone, above the field that has the focus', async () => {
    const tab = await visit({ width: 390, height: 844 });
    await tab.goto(`${segment}?tab=criteria`);
    const count = tab.getByRole('button', { name: /Show who they are/ });
    const field = tab.getByLabel('Value: City').last();
    await tab.getByRole('button', { name: 'Save' }).focus();
    await field.focus();
    const [bar, box] = [await count.boundingBox(), await field.boundingBox()];
    if (!bar || !box) throw new Error('The count or the field is not drawn.');
    expect(bar.y).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThan(bar.y + bar.height);
    await count.click();
    expect(await tab.locator(':focus').textContent()).toContain('People in it');
    await tab.close();
  });
});
