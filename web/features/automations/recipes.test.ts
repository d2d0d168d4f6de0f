import { describe, expect, it } from 'vitest';
import { validateDefinition } from '../../../domain/automation/validate';
import type { RecipeAnswers } from './recipes';
import { draftOfRecipe, recipeNames } from './recipes';

const answers: RecipeAnswers = {
  name: 'A start',
  firstTemplateId: 'one',
  secondTemplateId: 'two',
  thirdTemplateId: 'three',
  wait: { amount: 2, unit: 'MINUTES' },
  country: 'France',
  tag: 'fr',
  eventName: 'PURCHASE_MADE',
  timezone: 'Europe/Paris',
};
const names = { welcome: 'a', where: 'b', home: 'c', abroad: 'd', first: 'e', second: 'f', answer: 'g' };

describe('a recipe', () => {
  it.each(recipeNames)('%s becomes a draft that can be published as it is', (recipe) => {
    const {
      triggers = [],
      steps = [],
      settings = { reEntry: 'ONCE', timezone: '' },
    } = draftOfRecipe(recipe, answers, names);
    const templateIds = new Set(['one', 'two', 'three']);
    expect(validateDefinition({ triggers, steps, settings }, { templateIds, segments: null })).toEqual([]);
  });
});
