import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { catalogueAnswer } from '../../domain/segment/catalogue-schema';
import type { SegmentCriteria } from '../../domain/segment/criteria';
import type { Answers, MetierQuestion } from '../../domain/segment/questions/question';
import { criteriaOf } from '../../domain/segment/questions/question';
import { thirtyQuestions } from '../../domain/segment/questions/thirty';
import { criteriaSentence } from '../../domain/segment/sentence/sentence';
import { chromiumPath, launchBrowser, signIn } from '../environment/browser';
import { buildCriteria } from '../environment/builder-driver';
import { eventually } from '../environment/eventually';
import { createCaller } from '../environment/http';
import { sharedFermata } from '../environment/shared-fermata';

const list = z.object({ items: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const sizeAnswer = z.looseObject({ count: z.number(), exact: z.boolean() });
const segmentAnswer = z.looseObject({ criteria: z.unknown() });

/** What of the demo is picked for each ask. */
const picks: Readonly<Record<string, string>> = {
  latest: 'Communiqué : la tournée',
  previous: 'Communiqué : l’album',
  plan: 'Plan de sortie',
  report: 'Rapport financier du trimestre',
  welcome: 'Bienvenue, la saison passée',
  revival: 'Relance des silencieux',
  allies: 'Notre cercle proche',
  dates: 'Dates de tournée',
};

/** Built from nothing, by pointing and typing: of each métier at least one, and every kind of condition among them. */
const builtByHand = [
  'silent-readers',
  'clicked-without-buying',
  'opened-twice-never-replied',
  'came-without-new-ticket',
  'open-air-festivals',
  'near-the-next-date',
  'came-by-a-record',
  'sync-contacts',
  'spent-over-200',
  'quiet-allies',
  'addresses-to-clean',
];
const idInPath = /\/segments\/[0-9a-f]{8}-[0-9a-f-]{27}$/;

describe.skipIf(chromiumPath === null)(
  'the thirty questions in the builder (skipped without Chromium; CHROMIUM_PATH names one)',
  () => {
    let browser: Browser;
    let context: BrowserContext;
    let app: string;
    let call: ReturnType<typeof createCaller>;
    let catalogue: z.output<typeof catalogueAnswer>;
    /** Names of segments, campaigns and automations by id. */
    let names: ReadonlyMap<string, string>;

    beforeAll(async () => {
      const fermata = await sharedFermata();
      app = fermata.app;
      call = createCaller(fermata.api, fermata.apiKey);
      catalogue = catalogueAnswer.parse((await call('GET', '/segments/catalogue')).body);
      const lists = await Promise.all(
        ['/segments', '/campaigns', '/workflows'].map(async (path) =>
          list.parse((await call('GET', `${path}?limit=200`)).body),
        ),
      );
      names = new Map(lists.flatMap(({ items }) => items.map(({ id, name }) => [id, name] as const)));
      browser = await launchBrowser(chromiumPath ?? '');
      context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
      const page = await context.newPage();
      await signIn(page, app, fermata);
      await page.close();
      await scoresAreThere();
    }, 400_000);
    afterAll(() => browser?.close());

    /** The worker gives the demo its scores; counts by them are compared once they rest. */
    async function scoresAreThere(): Promise<void> {
      const scored = { field: 'leadScore', operator: 'GREATER_THAN', value: 0, dataType: 'NUMBER' } as const;
      const criteria = { logic: 'AND', conditions: [scored] } as const;
      await eventually(async () => expect(await sizeOf(criteria)).toBeGreaterThan(0), { withinMs: 60_000 });
    }

    const sizeOf = async (criteria: SegmentCriteria): Promise<number> =>
      sizeAnswer.parse((await call('POST', '/segments/size', { criteria })).body).count;
    const idOf = (name: string): string => [...names].find(([, known]) => known === name)?.[0] ?? '';

    /** The answers that a person gives by picking what `picks` names. */
    const answersTo = ({ asks }: MetierQuestion): Answers =>
      Object.fromEntries(
        asks.map((ask) => {
          if (ask.kind === 'customField') return [ask.name, ask.suggested];
          const picked = picks[ask.name] ?? '';
          const topic = catalogue.fields.find(({ group, label }) => group === 'TOPIC' && label === picked);
          return [ask.name, ask.kind === 'topic' ? (topic?.field.slice('topic.'.length) ?? '') : idOf(picked)];
        }),
      );
    function criteriaFor(question: MetierQuestion): SegmentCriteria {
      const criteria = criteriaOf(question, answersTo(question));
      if (!criteria) throw new Error(`the demo has nothing to pick for ${question.id}`);
      return criteria;
    }
    function questionOf(id: string): MetierQuestion {
      const question = thirtyQuestions.find((one) => one.id === id);
      if (!question) throw new Error(`there is no question ${id}`);
      return question;
    }
    const labels = (prefix: string) =>
      new Map(
        catalogue.fields
          .filter(({ field }) => field.startsWith(prefix))
          .map(({ field, label }) => [field.slice(prefix.length), label]),
      );
    const sentenceFor = (criteria: SegmentCriteria) =>
      criteriaSentence(criteria, 'en', {
        segments: names,
        campaigns: names,
        automations: names,
        fields: labels('customFields.'),
        topics: labels('topic.'),
      });

    async function newSegment(): Promise<Page> {
      const page = await context.newPage();
      await page.goto(`${app}/segments/new`);
      return page;
    }

    async function pickQuestion(page: Page, question: MetierQuestion): Promise<void> {
      await page.getByRole('button', { name: 'Start from a question' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: question.title.en }).click();
      if (question.asks.length === 0) return;
      for (const ask of question.asks) {
        const picked = picks[ask.name] ?? '';
        if (ask.kind === 'customField') continue;
        if (ask.kind === 'topic') {
          await dialog.getByLabel(ask.label.en).click();
          await page.getByRole('option', { name: picked, exact: true }).click();
          continue;
        }
        await dialog.getByRole('button', { name: `${ask.label.en}: Choose` }).click();
        await page.getByRole('combobox', { name: ask.label.en, exact: true }).fill(picked);
        await page.getByRole('option', { name: picked, exact: true }).click();
      }
      await dialog.getByRole('button', { name: 'Use this question' }).click();
    }

    /** Waits until the page says the sentence and counts as the API does, and saves. @returns the criteria saved. */
    async function savedOnceCounted(page: Page, criteria: SegmentCriteria, name: string) {
      const audience = page.getByRole('region', { name: 'People in it' });
      await audience.getByText(`A contact who ${sentenceFor(criteria)}.`, { exact: true }).waitFor();
      const count = await sizeOf(criteria);
      await audience.getByText(new Intl.NumberFormat('en').format(count), { exact: true }).first().waitFor();
      await page.getByLabel('Name', { exact: true }).fill(name);
      await page.getByRole('button', { name: 'Create the segment' }).click();
      await page.waitForURL(idInPath);
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      return segmentAnswer.parse((await call('GET', `/segments/${id}`)).body).criteria;
    }

    it('picks a field by the name it often has, however late the catalogue comes', async () => {
      const question = questionOf('open-air-festivals');
      const page = await context.newPage();
      let letThrough = (): void => undefined;
      const held = new Promise<void>((resolve) => (letThrough = resolve));
      await page.route('**/segments/catalogue', (route) => held.then(() => route.continue()));
      await page.goto(`${app}/segments/new`);
      await page.getByRole('button', { name: 'Start from a question' }).click();
      await page.getByRole('dialog').getByRole('button', { name: question.title.en }).click();
      const use = page.getByRole('button', { name: 'Use this question' });
      await use.waitFor();
      expect(await use.isDisabled()).toBe(true);
      letThrough();
      await use.click();
      const audience = page.getByRole('region', { name: 'People in it' });
      await audience.getByText(`A contact who ${sentenceFor(criteriaFor(question))}.`, { exact: true }).waitFor();
      await page.close();
    });

    it.concurrent.each(thirtyQuestions)('opens, counts and saves the template: $id', async (question) => {
      const criteria = criteriaFor(question);
      const page = await newSegment();
      await pickQuestion(page, question);
      expect(await savedOnceCounted(page, criteria, question.title.en)).toEqual(criteria);
      await page.close();
    });

    it.each(builtByHand)('is built from nothing, without code: %s', async (id) => {
      const question = questionOf(id);
      const criteria = criteriaFor(question);
      const page = await newSegment();
      await buildCriteria({ page, catalogue, nameOf: (known) => names.get(known) ?? '' }, criteria);
      expect(await savedOnceCounted(page, criteria, `${question.title.en} (by hand)`)).toEqual(criteria);
      await page.close();
    });
  },
);
