import type { AutomationInput } from '../../../api/client';
import type { Step } from '../../../domain/automation/definition';
import type { Duration } from './duration-field';

export const recipeNames = ['welcome', 'series', 'event'] as const;
export type RecipeName = (typeof recipeNames)[number];

/** What a recipe asks before it becomes a draft; each uses some of it. */
export interface RecipeAnswers {
  readonly name: string;
  readonly firstTemplateId: string;
  readonly secondTemplateId: string;
  readonly thirdTemplateId: string;
  readonly wait: Duration;
  readonly country: string;
  readonly tag: string;
  readonly eventName: string;
  readonly timezone: string;
}

/** What the steps are called, in the language of the person who makes them. */
export type StepNames = Readonly<
  Record<'welcome' | 'where' | 'home' | 'abroad' | 'first' | 'second' | 'answer', string>
>;

const mail = (id: string, name: string, templateId: string, nextSteps: readonly string[]): Step => ({
  id,
  name,
  type: 'SEND_EMAIL',
  configuration: { templateId },
  nextSteps,
});
const wait = ({ amount, unit }: Duration, next: string): Step => ({
  id: 'wait',
  type: 'WAIT',
  configuration: { mode: 'DURATION', amount, unit },
  nextSteps: [next],
});
const addTag = (tag: string, next: string): Step => ({
  id: 'tag',
  type: 'ADD_TAG',
  configuration: { tag },
  nextSteps: [next],
});

function welcomeSteps(answers: RecipeAnswers, names: StepNames): readonly Step[] {
  const { country } = answers;
  return [
    mail('welcome', names.welcome, answers.firstTemplateId, ['wait']),
    wait(answers.wait, 'where'),
    {
      id: 'where',
      name: names.where,
      type: 'CONDITION',
      configuration: {
        branches: [
          {
            name: country,
            criteria: {
              logic: 'AND',
              conditions: [{ field: 'country', operator: 'EQUALS', value: country, dataType: 'STRING' }],
            },
          },
        ],
      },
      nextSteps: ['tag', 'abroad'],
    },
    addTag(answers.tag, 'home'),
    mail('home', names.home, answers.secondTemplateId, []),
    mail('abroad', names.abroad, answers.thirdTemplateId, []),
  ];
}

const seriesSteps = (answers: RecipeAnswers, names: StepNames): readonly Step[] => [
  mail('first', names.first, answers.firstTemplateId, ['wait']),
  wait(answers.wait, 'second'),
  mail('second', names.second, answers.secondTemplateId, []),
];

const eventSteps = (answers: RecipeAnswers, names: StepNames): readonly Step[] => [
  addTag(answers.tag, 'answer'),
  mail('answer', names.answer, answers.firstTemplateId, []),
];

const stepsOf = { welcome: welcomeSteps, series: seriesSteps, event: eventSteps } as const;

/** A recipe with its answers as a draft that can be published. */
export const draftOfRecipe = (recipe: RecipeName, answers: RecipeAnswers, names: StepNames): AutomationInput => ({
  name: answers.name,
  triggers: [
    recipe === 'event'
      ? { type: 'EVENT', configuration: { name: answers.eventName } }
      : { type: 'CONTACT_CREATED', configuration: {} },
  ],
  steps: stepsOf[recipe](answers, names),
  settings: { reEntry: recipe === 'event' ? 'AFTER_EXIT' : 'ONCE', timezone: answers.timezone },
});
