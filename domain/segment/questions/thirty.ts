import { financeQuestions } from './finance';
import { labelQuestions } from './label';
import { managementQuestions } from './management';
import { marketingQuestions } from './marketing';
import { pressQuestions } from './press';
import type { MetierQuestion } from './question';
import { tourQuestions } from './tour';

/** What each métier asks most, five questions each; the builder offers them as templates. */
export const thirtyQuestions: readonly MetierQuestion[] = [
  ...marketingQuestions,
  ...pressQuestions,
  ...tourQuestions,
  ...labelQuestions,
  ...financeQuestions,
  ...managementQuestions,
];
