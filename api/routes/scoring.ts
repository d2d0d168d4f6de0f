import { contactParams } from '../../domain/contact/schema';
import {
  contactScoresAnswer,
  contactScoresQuery,
  createRuleSchema,
  previewRuleAnswer,
  previewRuleSchema,
  recomputeAnswer,
  ruleAnswer,
  ruleParams,
  scoringAnswer,
  updateRuleSchema,
  updateScoringSchema,
} from '../../domain/scoring/schema';
import { getContactScores } from '../../services/scoring/contact-scores';
import { getScoring } from '../../services/scoring/get';
import { recomputeScores } from '../../services/scoring/recompute';
import { createRule, deleteRule, getRule, listRules, previewRule, updateRule } from '../../services/scoring/rules';
import { updateScoring } from '../../services/scoring/update';
import { pageOf } from '../page-answer';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Scoring';

const changing = {
  path: '/scoring/rules/:ruleId',
  tag,
  summary: 'Change a lead rule; only the fields sent are changed, and `order` moves it',
  permission: 'segments:write',
  params: ruleParams,
  body: updateRuleSchema,
  answer: ruleAnswer,
} as const;

const rules: readonly Route[] = [
  route({
    method: 'get',
    path: '/scoring/rules',
    tag,
    summary: 'The lead rules, in their order',
    permission: 'segments:read',
    answer: pageOf(ruleAnswer),
    handler: ({ ctx }) => listRules({ ctx }),
  }),
  route({
    method: 'post',
    path: '/scoring/rules',
    tag,
    summary: 'Add a lead rule: who answers its criteria has its points',
    permission: 'segments:write',
    body: createRuleSchema,
    status: 201,
    answer: ruleAnswer,
    handler: ({ ctx, body }) => createRule({ ctx, input: body }),
  }),
  route({
    method: 'post',
    path: '/scoring/rules/preview',
    tag,
    summary: 'How many contacts would have the points of a rule',
    permission: 'segments:read',
    body: previewRuleSchema,
    answer: previewRuleAnswer,
    handler: ({ ctx, body }) => previewRule({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path: '/scoring/rules/:ruleId',
    tag,
    summary: 'One lead rule',
    permission: 'segments:read',
    params: ruleParams,
    answer: ruleAnswer,
    handler: ({ ctx, params: input }) => getRule({ ctx, input }),
  }),
  route({
    ...changing,
    method: 'put',
    handler: ({ ctx, params, body }) => updateRule({ ctx, input: { ...body, ...params } }),
  }),
  route({
    ...changing,
    method: 'patch',
    handler: ({ ctx, params, body }) => updateRule({ ctx, input: { ...body, ...params } }),
  }),
  route({
    method: 'delete',
    path: '/scoring/rules/:ruleId',
    tag,
    summary: 'Delete a lead rule, and with it its points',
    permission: 'segments:write',
    params: ruleParams,
    handler: ({ ctx, params: input }) => deleteRule({ ctx, input }),
  }),
];

/** Scores are made the same way in every workspace of an organisation. */
export const scoringRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/scoring',
    tag,
    summary: 'How engagement scores are made: the half-life, and the points of each behaviour',
    permission: 'segments:read',
    answer: scoringAnswer,
    handler: ({ ctx }) => getScoring({ ctx }),
  }),
  route({
    method: 'put',
    path: '/scoring',
    tag,
    summary: 'Change the half-life or points; every score is then computed anew',
    permission: 'organization:manage',
    body: updateScoringSchema,
    answer: scoringAnswer,
    handler: ({ ctx, body }) => updateScoring({ ctx, input: body }),
  }),
  route({
    method: 'post',
    path: '/scoring/recompute',
    tag,
    summary: 'Compute every score anew from the events',
    permission: 'segments:write',
    status: 202,
    answer: recomputeAnswer,
    handler: ({ ctx }) => recomputeScores({ ctx }),
  }),
  ...rules,
];

export const contactScoreRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/contacts/:contactId/scores',
    tag,
    summary: 'Both scores of a contact, what they are made of, and their history',
    permission: 'contacts:read',
    params: contactParams,
    query: contactScoresQuery,
    answer: contactScoresAnswer,
    handler: ({ ctx, params, query }) => getContactScores({ ctx, input: { ...params, ...query } }),
  }),
];
