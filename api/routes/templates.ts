import { z } from 'zod';
import {
  createTemplateSchema,
  listTemplatesSchema,
  previewAnswer,
  previewDraftSchema,
  previewTemplateSchema,
  templateAnswer,
  updateTemplateSchema,
} from '../../domain/template/schema';
import { archiveTemplate } from '../../services/template/archive';
import { createTemplate } from '../../services/template/create';
import { getTemplateInOrganization } from '../../services/template/get';
import { listTemplates } from '../../services/template/list';
import { previewDraft, previewTemplate } from '../../services/template/preview';
import { updateTemplate } from '../../services/template/update';
import { pageOf } from '../page-answer';
import { route } from '../route';

const tag = 'Templates';
const params = z.strictObject({ templateId: z.uuid() });

const changing = {
  path: '/templates/email/:templateId',
  tag,
  summary: 'Change a template; new words are a new version',
  permission: 'templates:write',
  params,
  body: updateTemplateSchema,
  answer: templateAnswer,
} as const;

export const templateRoutes = [
  route({
    method: 'get',
    path: '/templates/email',
    tag,
    summary: 'The email templates',
    permission: 'templates:read',
    query: listTemplatesSchema,
    answer: pageOf(templateAnswer),
    handler: ({ ctx, query }) => listTemplates({ ctx, input: query }),
  }),
  route({
    method: 'post',
    path: '/templates/email',
    tag,
    summary: 'Save a new template; refused when it could not be sent',
    permission: 'templates:write',
    body: createTemplateSchema,
    status: 201,
    answer: templateAnswer,
    handler: ({ ctx, body }) => createTemplate({ ctx, input: body }),
  }),
  route({
    method: 'post',
    path: '/templates/email/preview',
    tag,
    summary: 'What a person would see of words that are not saved',
    permission: 'templates:read',
    body: previewDraftSchema,
    answer: previewAnswer,
    handler: ({ ctx, body }) => previewDraft({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path: '/templates/email/:templateId',
    tag,
    summary: 'One template',
    permission: 'templates:read',
    params,
    answer: templateAnswer,
    handler: ({ ctx, params: { templateId } }) => getTemplateInOrganization(ctx, templateId),
  }),
  route({
    ...changing,
    method: 'put',
    handler: ({ ctx, params: { templateId }, body }) => updateTemplate({ ctx, input: { templateId, ...body } }),
  }),
  route({
    ...changing,
    method: 'patch',
    handler: ({ ctx, params: { templateId }, body }) => updateTemplate({ ctx, input: { templateId, ...body } }),
  }),
  route({
    method: 'delete',
    path: '/templates/email/:templateId',
    tag,
    summary: 'Archive a template',
    permission: 'templates:write',
    params,
    handler: ({ ctx, params: input }) => archiveTemplate({ ctx, input }),
  }),
  route({
    method: 'post',
    path: '/templates/email/:templateId/preview',
    tag,
    summary: 'What a person would see, with the variables that have no value for them',
    permission: 'templates:read',
    params,
    body: previewTemplateSchema,
    answer: previewAnswer,
    handler: ({ ctx, params: { templateId }, body }) => previewTemplate({ ctx, input: { templateId, ...body } }),
  }),
];
