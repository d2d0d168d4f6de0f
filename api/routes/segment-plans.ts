import { fieldIndexesAnswer, slowQuestionsAnswer } from '../../domain/segment/plans-schema';
import { listFieldIndexes } from '../../services/field-index/list';
import { listSlowQuestions } from '../../services/segment/slow/list';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Segments';

/** How the database goes about the questions: for those who run the system. */
export const segmentPlanRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/segments/slow',
    tag,
    summary: 'The questions that took long, each with how the database went about it',
    permission: 'organization:manage',
    answer: slowQuestionsAnswer,
    handler: ({ ctx }) => listSlowQuestions({ ctx }),
  }),
  route({
    method: 'get',
    path: '/segments/indexes',
    tag,
    summary: 'The indexes of custom fields that segments ask often',
    permission: 'organization:manage',
    answer: fieldIndexesAnswer,
    handler: ({ ctx }) => listFieldIndexes({ ctx }),
  }),
];
