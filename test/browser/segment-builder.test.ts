import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chromiumPath, launchBrowser, signedIn } from '../environment/browser';
import type { FermataConnection } from '../environment/fermata';
import { createCaller } from '../environment/http';
import { sharedFermata } from '../environment/shared-fermata';

const idInPath = /\/segments\/[0-9a-f]{8}-[0-9a-f-]{27}$/;
const opened = {
  event: 'EMAIL_OPENED',
  measure: { type: 'COUNT' },
  operator: 'GREATER_OR_EQUAL',
  value: 3,
  withinDays: 30,
};
const notInParis = { field: 'city', operator: 'NOT_EQUALS', value: 'Paris', dataType: 'STRING' };
const noSuchField = { field: 'customFields.nowhere', operator: 'EQUALS', value: 'x', dataType: 'STRING' };

describe.skipIf(chromiumPath === null)('the segment builder in a browser (skipped without Chromium)', () => {
  let fermata: FermataConnection;
  let browser: Browser;
  let page: Page;
  let app: string;

  beforeAll(async () => {
    fermata = await sharedFermata();
    app = fermata.app;
    browser = await launchBrowser(chromiumPath ?? '');
    page = await signedIn(browser, fermata, { width: 1280, locale: 'en-GB' });
  }, 400_000);
  afterAll(() => browser?.close());

  const begin = async (name = '') => {
    await page.goto(`${app}/segments/new`);
    await page.getByText('100% of your').waitFor();
    if (name !== '') await page.getByLabel('Name', { exact: true }).fill(name);
  };
  /** Picks a field, or an event, at the end of the question or of a group. */
  const add = async (field: string, within: Page | Locator = page) => {
    await within.getByRole('button', { name: 'Add a condition' }).last().click();
    await page.getByRole('combobox', { name: 'Field' }).fill(field);
    await page.getByRole('option', { name: field, exact: true }).click();
  };
  const choose = async (label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  const putOnClipboard = (text: string) => page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  const paste = async (condition: unknown) => {
    await putOnClipboard(JSON.stringify(condition));
    await page.getByRole('button', { name: 'Paste', exact: true }).click();
  };
  const group = () => page.getByRole('group', { name: /^(Group of|Empty group)/ });
  /** The rows in the order of reading, a group by the number of its conditions. */
  const rows = async (): Promise<readonly string[]> => {
    const labels = await page
      .locator('[data-row]')
      .evaluateAll((found) => found.map((row) => row.getAttribute('aria-label') ?? ''));
    return labels.slice(1).map((label) => label.replace('Condition: ', ''));
  };
  const until = async (order: readonly string[]) => {
    await expect.poll(rows).toEqual(order);
  };
  const criteriaOf = async (path: string): Promise<unknown> => {
    const call = createCaller(`${app}/api`, fermata.apiKey);
    const { body } = await call('GET', path);
    return z.looseObject({ criteria: z.unknown() }).parse(body).criteria;
  };

  it('asks by clicks who opened at least 3 mails in the last 30 days and does not live in Paris', async () => {
    await begin('Readers outside Paris');
    await add('Email opened');
    await page.getByLabel('Value: Email opened').fill('3');
    await choose('Period: Email opened', 'in the last');
    await add('City');
    await choose('Comparison: City', 'is not');
    await page.getByLabel('Value: City').fill('Par');
    await page.getByRole('option', { name: /^Paris/ }).click();
    await page.getByText('opened at least 3 emails in the last 30 days and does not live in Paris').waitFor();
    await page.getByText(/^\d+(\.\d)?% of your [\d,]+ contacts$/).waitFor();
    await page.getByRole('button', { name: 'Create the segment' }).click();
    await page.waitForURL(idInPath);
    const path = new URL(page.url()).pathname;
    expect(await criteriaOf(path)).toEqual({ logic: 'AND', conditions: [opened, notInParis] });
  });

  it('shows at its row what the server refuses, and says what is still to be filled in', async () => {
    await begin('Refused');
    await paste([notInParis, noSuchField]);
    await page
      .locator('[data-row]', { hasText: 'nowhere' })
      .last()
      .getByRole('alert')
      .getByText(/nowhere/)
      .waitFor();
    await page.getByText('See the marked row').waitFor();
    await page.getByRole('button', { name: 'Actions: nowhere' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText(/^\d+(\.\d)?% of your [\d,]+ contacts$/).waitFor();
    await add('Country');
    await page.getByRole('button', { name: 'Create the segment' }).click();
    await page.getByText('Give a value, or choose “is empty”.').waitFor();
    expect(new URL(page.url()).pathname).toBe('/segments/new');
  });

  it('moves conditions by dragging and by keyboard, into groups and out of them', async () => {
    await begin();
    await paste({
      conditions: [
        notInParis,
        {
          logic: 'OR',
          not: true,
          conditions: [
            { ...notInParis, field: 'country' },
            { ...notInParis, field: 'region' },
          ],
        },
        opened,
      ],
      fermata: 'conditions',
    });
    await until(['City', 'Group of 2 conditions', 'Country', 'Region', 'Email opened']);
    const drag = async (handle: string, onto: Locator) => {
      await page.getByRole('button', { name: `Move: ${handle}`, exact: true }).hover();
      await page.mouse.down();
      const target = await onto.boundingBox();
      if (!target) throw new Error('There is nothing to drop on.');
      await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 12 });
      await page.mouse.up();
    };
    await drag('City', page.getByRole('group', { name: 'Condition: Country' }));
    await until(['Group of 3 conditions', 'Country', 'City', 'Region', 'Email opened']);
    await drag('Group of 3 conditions', page.getByRole('group', { name: 'Condition: Email opened' }));
    await until(['Email opened', 'Group of 3 conditions', 'Country', 'City', 'Region']);
    await page.getByRole('button', { name: 'Move: Region', exact: true }).focus();
    await page.keyboard.press('ArrowUp');
    await until(['Email opened', 'Group of 3 conditions', 'Country', 'Region', 'City']);
    await page.keyboard.press('ArrowUp');
    await until(['Email opened', 'Group of 3 conditions', 'Region', 'Country', 'City']);
    await page.keyboard.press('ArrowUp');
    await until(['Email opened', 'Region', 'Group of 2 conditions', 'Country', 'City']);
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Move: Region');
    await page.keyboard.press('Control+z');
    await until(['Email opened', 'Group of 3 conditions', 'Region', 'Country', 'City']);
    await page.keyboard.press('Control+Shift+z');
    await until(['Email opened', 'Region', 'Group of 2 conditions', 'Country', 'City']);
    await page.getByRole('button', { name: 'Actions: Region' }).click();
    await page.getByRole('menuitem', { name: 'Into the group below' }).click();
    await until(['Email opened', 'Group of 3 conditions', 'Region', 'Country', 'City']);
    await group().getByLabel('What has to be true').getByText('None of these').waitFor();
  });

  it('leaves Ctrl+Z to the field that someone types in', async () => {
    await begin();
    await add('City');
    const city = page.getByLabel('Value: City');
    await city.pressSequentially('Lyon');
    await page.keyboard.press('Control+z');
    await until(['City']);
    expect(await rows()).toEqual(['City']);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await city.inputValue()).toBe('');
  });

  it('copies a group from one segment and pastes it into another', async () => {
    await begin();
    await page.getByRole('button', { name: 'Add a group' }).click();
    await add('Tag', group());
    await page.getByLabel('Value: Tag').fill('vip');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Actions: Group of 1 condition' }).click();
    await page.getByRole('menuitem', { name: 'Copy', exact: true }).click();
    await page.getByText('Copied. Paste it here or in another segment.').waitFor();
    await begin();
    await page.getByRole('button', { name: 'Paste', exact: true }).click();
    await until(['Group of 1 condition', 'Tag']);
    await page.getByText('has the tag “vip”').waitFor();
    await page.getByRole('button', { name: 'Move: Group of 1 condition' }).focus();
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');
    await until(['Group of 2 conditions', 'Tag', 'Group of 1 condition', 'Tag']);
    await paste('Lyon, Paris');
    await page.getByText('The clipboard holds no conditions.').waitFor();
    expect(await rows()).toHaveLength(4);
  });

  it('takes a pasted list of values apart', async () => {
    await begin();
    await add('City');
    await choose('Comparison: City', 'is one of');
    await page.getByLabel('Value: City').focus();
    await putOnClipboard('Lyon, Lille\nNantes;Brest');
    await page.keyboard.press('Control+v');
    await page.getByText('lives in Lyon, Lille, Nantes or Brest').waitFor();
    await page.getByRole('button', { name: 'Remove Lille' }).click();
    expect(await page.getByRole('button', { name: /^Remove (Lyon|Nantes|Brest)$/ }).count()).toBe(3);
  });

  it('adds by Enter what was typed, also while suggestions are shown, and a marked suggestion in its place', async () => {
    await begin('By Enter');
    await add('City');
    await choose('Comparison: City', 'is one of');
    const cities = page.getByLabel('Value: City');
    await cities.pressSequentially('Par');
    await page.getByRole('option', { name: /^Paris/ }).waitFor();
    await cities.press('Enter');
    await page.getByText('lives in Par', { exact: false }).first().waitFor();
    await cities.pressSequentially('Par');
    await page.getByRole('option', { name: /^Paris/ }).waitFor();
    await cities.press('ArrowDown');
    await cities.press('Enter');
    await page.getByText('lives in Par or Paris').waitFor();
    const removals = page.getByRole('button', { name: /^Remove / });
    expect(await removals.evaluateAll((found) => found.map((button) => button.getAttribute('aria-label')))).toEqual([
      'Remove Par',
      'Remove Paris',
    ]);
    expect(new URL(page.url()).pathname).toBe('/segments/new');
  });

  it('suggests nothing that does not fit what is typed, while what fits is still on its way', async () => {
    await begin('Late');
    await add('City');
    const city = page.getByLabel('Value: City');
    await city.click();
    await page.getByRole('option', { name: /^Lyon/ }).waitFor();
    await page.route(/\/segments\/values.*q=/, () => undefined);
    await city.pressSequentially('Par');
    await page.getByRole('option', { name: /^Lyon/ }).waitFor({ state: 'detached' });
    await city.press('ArrowDown');
    await city.press('Enter');
    expect(await city.inputValue()).toMatch(/^Par/);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('begins with a question of a métier, which undo takes back', async () => {
    await begin();
    await page.getByRole('button', { name: 'Start from a question' }).click();
    await page.getByRole('button', { name: 'Marketing', exact: true }).click();
    await page.getByLabel('Search the questions').fill('three months');
    await page.getByRole('button', { name: /opened none for three months/ }).click();
    await until(['Métier', 'Marketing by email', 'Creation date', 'Email opened']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Everyone, for now').waitFor();
    expect(await rows()).toEqual([]);
  });
});
