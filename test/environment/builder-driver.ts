import type { Locator, Page } from 'playwright-core';
import type { z } from 'zod';
import type { catalogueAnswer } from '../../domain/segment/catalogue-schema';
import type {
  BehaviourCondition,
  ConditionOperator,
  ConditionValue,
  FieldCondition,
  PropertyCondition,
  SegmentCondition,
  SegmentCriteria,
} from '../../domain/segment/criteria';
import { operatorRules } from '../../domain/segment/operators';
import type { ComparedKind } from '../../domain/segment/sentence/operator-words';
import { operatorWord } from '../../domain/segment/sentence/operator-words';
import { automationDeeds, outcomeDeeds } from '../../domain/segment/sentence/words';
import english from '../../web/messages/en.json' with { type: 'json' };

export interface BuilderScene {
  readonly page: Page;
  /** The labels of fields and events, as the builder shows them. */
  readonly catalogue: z.output<typeof catalogueAnswer>;
  /** The names of segments, campaigns and automations by their ids. */
  readonly nameOf: (id: string) => string;
}

const { builder } = english;
const emptyGroup = 'Empty group';
const named = (pattern: string, name: string) => pattern.replace('{name}', name);
const deeds = new Map<unknown, { readonly did: string; readonly didNot: string }>(
  Object.entries({ ...outcomeDeeds.en, ...automationDeeds.en }),
);

/** Makes criteria by pointing and typing alone, as somebody would who reads the labels. Quick filters are left out. */
export async function buildCriteria(scene: BuilderScene, { logic, conditions }: SegmentCriteria): Promise<void> {
  const root = scene.page.locator('[data-row="criteria"]');
  for (const condition of conditions) await addCondition(scene, root, condition);
  if (logic === 'OR') await choose(scene, root.getByLabel(builder.logic).first(), builder.logics.ANY);
}

async function addCondition(scene: BuilderScene, group: Locator, condition: SegmentCondition): Promise<void> {
  if ('conditions' in condition) {
    const { conditions, logic, not } = condition;
    await group.getByRole('button', { name: builder.addGroup }).last().click();
    const added = group.getByRole('group', { name: emptyGroup }).last();
    await added.waitFor();
    const id = (await added.getAttribute('data-row')) ?? '';
    const inside = scene.page.locator(`[data-row="${id}"]`);
    for (const part of conditions) await addCondition(scene, inside, part);
    const { ALL, ANY, NONE, NOT_ALL } = builder.logics;
    const kind = not === true ? (logic === 'OR' ? NONE : NOT_ALL) : logic === 'OR' ? ANY : ALL;
    await choose(scene, inside.getByLabel(builder.logic), kind);
    return;
  }
  const label = labelOf(scene, condition);
  await group.locator('[data-add]').last().click();
  await find(scene, builder.field, label);
  const row = group.getByRole('group', { name: named(builder.conditionOn, label), exact: true }).last();
  await row.waitFor();
  if ('event' in condition) await fillBehaviour(scene, row, condition);
  else await fillField(scene, row, condition);
}

/** What the condition's row is called: the field, the event, or what kind of thing it takes part in. */
function labelOf({ catalogue }: BuilderScene, condition: FieldCondition | BehaviourCondition): string {
  if ('event' in condition) {
    return catalogue.events.find(({ name }) => name === condition.event)?.label ?? condition.event;
  }
  const { field } = condition;
  if (field === 'segment') return builder.family.segment;
  if (field.startsWith('campaign.')) return builder.family.campaign;
  if (field.startsWith('automation.')) return builder.family.automation;
  return catalogue.fields.find((known) => known.field === field)?.label ?? field;
}

/** Picks from a list by its words, unless it shows them already. */
async function choose({ page }: BuilderScene, select: Locator, words: string): Promise<void> {
  if ((await select.textContent()) === words) return;
  await select.click();
  await page.getByRole('option', { name: words, exact: true }).click();
}

/** Finds something in an open list that can be searched. */
async function find({ page }: BuilderScene, list: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).fill(words);
  await page.getByRole('option', { name: words, exact: true }).first().click();
}

async function fillField(scene: BuilderScene, row: Locator, { field, operator, value, dataType }: FieldCondition) {
  const label = labelOf(scene, { field, operator, value, dataType });
  if (field.startsWith('campaign.') || field.startsWith('automation.')) {
    const deed = deeds.get(value);
    await choose(scene, row.getByLabel(builder.deed), (operator === 'EQUALS' ? deed?.did : deed?.didNot) ?? '');
    const which = field.startsWith('campaign.') ? builder.which.campaign : builder.which.automation;
    await row.getByRole('button', { name: `${which}: ${builder.choose}` }).click();
    await find(scene, which, scene.nameOf(field.slice(field.indexOf('.') + 1)));
    return;
  }
  const kind = field === 'segment' ? 'SEGMENT' : dataType;
  const choices = scene.catalogue.fields.find((known) => known.field === field)?.choices;
  const wordOf = (one: string | number | boolean): string =>
    field === 'segment'
      ? scene.nameOf(String(one))
      : (choices?.find((choice) => choice.value === one)?.label ?? String(one));
  await compare(scene, row, {
    label,
    operator,
    value,
    kind,
    wordOf,
    isClosed: field === 'segment' || choices !== undefined,
  });
}

interface Comparing {
  /** What the controls of the comparison are named for. */
  readonly label: string;
  readonly operator: ConditionOperator;
  readonly value: ConditionValue | undefined;
  readonly kind: ComparedKind;
  readonly wordOf: (one: string | number | boolean) => string;
  /** The value is one of a list. */
  readonly isClosed: boolean;
}

async function compare(scene: BuilderScene, row: Locator, { label, operator, kind, ...rest }: Comparing) {
  const { value, wordOf, isClosed } = rest;
  await choose(
    scene,
    row.getByLabel(named(builder.operatorOf, label), { exact: true }),
    operatorWord(operator, kind, 'en'),
  );
  const control = row.getByLabel(named(builder.valueOf, label), { exact: true });
  const values = Array.isArray(value) ? value : [];
  switch (operatorRules[operator].shape) {
    case 'none':
      return;
    case 'days':
      return row.getByLabel(`${named(builder.valueOf, label)} (${builder.days})`).fill(String(value));
    case 'pair': {
      const ends = [builder.fromOf, builder.toOf].map((of) => of.replace('{label}', named(builder.valueOf, label)));
      for (const [index, end] of ends.entries()) await row.getByLabel(end, { exact: true }).fill(String(values[index]));
      return;
    }
    case 'list':
      for (const one of values) {
        await control.fill(wordOf(one));
        if (isClosed) await scene.page.getByRole('option', { name: wordOf(one), exact: true }).click();
        else await control.press(',');
      }
      return;
    case 'one':
      if (isClosed)
        return choose(scene, control, wordOf(value === null || typeof value === 'object' ? '' : (value ?? '')));
      return control.fill(String(value));
  }
}

const typed = { wordOf: String, isClosed: false };

async function fillBehaviour(scene: BuilderScene, row: Locator, condition: BehaviourCondition): Promise<void> {
  const { event, measure, operator, value, where = [], withinDays } = condition;
  const label = labelOf(scene, condition);
  await choose(scene, row.getByLabel(named(builder.measureOf, label), { exact: true }), builder.measure[measure.type]);
  if (measure.property !== undefined)
    await pickProperty(scene, row, { event, list: builder.measuredProperty, property: measure.property });
  const isEnd = measure.type === 'FIRST' || measure.type === 'LAST';
  const kind = measure.type === 'COUNT' ? 'COUNT' : isEnd ? 'STRING' : 'NUMBER';
  await compare(scene, row, { ...typed, label, operator, value, kind });
  if (withinDays !== undefined) {
    await choose(scene, row.getByLabel(named(builder.windowOf, label), { exact: true }), builder.withinLast);
    await row.getByLabel(named(builder.windowDays, label), { exact: true }).fill(String(withinDays));
  }
  for (const filter of where) await addFilter(scene, row, { event, filter });
}

interface Picking {
  readonly event: string;
  readonly list: string;
  readonly property: string;
}

/** A property is found by its label where it was seen, and typed where it was not. */
async function pickProperty(scene: BuilderScene, at: Locator, { event, list, property }: Picking): Promise<void> {
  const properties = scene.catalogue.events.find(({ name }) => name === event)?.properties ?? [];
  const known = properties.find((one) => one.property === property);
  await at.getByRole('button', { name: `${list}: ${builder.choose}` }).click();
  const field = scene.page.getByRole('combobox', { name: list, exact: true });
  await field.fill(known?.label ?? property);
  const words = known?.label ?? builder.useTyped.replace('{typed}', property);
  await scene.page.getByRole('option', { name: words, exact: true }).click();
}

interface Filtering {
  readonly event: string;
  readonly filter: PropertyCondition;
}

async function addFilter(scene: BuilderScene, row: Locator, { event, filter }: Filtering): Promise<void> {
  const { property, operator, value, dataType } = filter;
  await row.getByRole('button', { name: builder.addFilter }).click();
  const blank = row.getByRole('group', { name: named(builder.filterOn, builder.property), exact: true });
  await pickProperty(scene, blank, { event, list: builder.property, property });
  const added = row.getByRole('group', { name: named(builder.filterOn, property), exact: true }).last();
  await compare(scene, added, { ...typed, label: property, operator, value, kind: dataType });
}
