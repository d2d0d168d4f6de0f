import { z } from 'zod';
import {
  enrolAnswer,
  enrolmentAnswer,
  enrolSchema,
  listEnrolmentsSchema,
} from '../../domain/automation/enrolment-schema';
import {
  automationAnswer,
  automationParams,
  createAutomationSchema,
  listAutomationsSchema,
  updateAutomationSchema,
} from '../../domain/automation/schema';
import { activateAutomation } from '../../services/automation/activate';
import { archiveAutomation } from '../../services/automation/archive';
import { createAutomation } from '../../services/automation/create';
import { deleteAutomation } from '../../services/automation/delete';
import { duplicateAutomation } from '../../services/automation/duplicate';
import { getAutomation } from '../../services/automation/get';
import { listAutomations } from '../../services/automation/list';
import { pauseAutomation } from '../../services/automation/pause';
import { resumeAutomation } from '../../services/automation/resume';
import { updateAutomation } from '../../services/automation/update';
import { enrolContacts } from '../../services/enrolment/enrol';
import { listEnrolments } from '../../services/enrolment/list';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Automations';
const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() });

/** The documents call an automation Workflow; the word is Temporal's here, so that both names lead to the same. */
const prefixes = ['/workflows', '/automations'] as const;
type Prefix = (typeof prefixes)[number];

function collection(prefix: Prefix): readonly Route[] {
  return [
    route({
      method: 'get',
      path: prefix,
      tag,
      summary: 'A page of the automations; archived ones only when asked for by status',
      permission: 'automations:read',
      query: listAutomationsSchema,
      answer: page(automationAnswer),
      handler: ({ ctx, query }) => listAutomations({ ctx, input: query }),
    }),
    route({
      method: 'post',
      path: prefix,
      tag,
      summary: 'Keep a draft; it may be unfinished',
      permission: 'automations:write',
      body: createAutomationSchema,
      status: 201,
      answer: automationAnswer,
      handler: ({ ctx, body }) => createAutomation({ ctx, input: body }),
    }),
  ];
}

function one(prefix: Prefix): readonly Route[] {
  const path = `${prefix}/:workflowId`;
  const update = (method: 'put' | 'patch'): Route =>
    route({
      method,
      path,
      tag,
      summary: 'Save the draft: only the fields sent are changed, and nobody who walks is touched',
      permission: 'automations:write',
      params: automationParams,
      body: updateAutomationSchema,
      answer: automationAnswer,
      handler: ({ ctx, params, body }) => updateAutomation({ ctx, input: { ...body, ...params } }),
    });
  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'The draft, with the counts of all who walk or walked',
      permission: 'automations:read',
      params: automationParams,
      answer: automationAnswer,
      handler: ({ ctx, params }) => getAutomation({ ctx, input: params }),
    }),
    update('put'),
    update('patch'),
    route({
      method: 'delete',
      path,
      tag,
      summary: 'Throw away a draft that was never published',
      permission: 'automations:write',
      params: automationParams,
      handler: ({ ctx, params }) => deleteAutomation({ ctx, input: params }),
    }),
  ];
}

const verbs = [
  {
    verb: 'activate',
    summary: 'Publish the draft and let contacts in; 400 with every fault when it is not valid',
    run: activateAutomation,
  },
  { verb: 'pause', summary: 'Let nobody in, and hold those inside before their next step', run: pauseAutomation },
  { verb: 'resume', summary: 'Let contacts in again, and those held go on', run: resumeAutomation },
  {
    verb: 'archive',
    summary: 'Put away for good: nobody enters, those inside walk to their end',
    run: archiveAutomation,
  },
] as const;

function lifecycle(prefix: Prefix): readonly Route[] {
  const changes = verbs.map(({ verb, summary, run }) =>
    route({
      method: 'post',
      path: `${prefix}/:workflowId/${verb}`,
      tag,
      summary,
      permission: 'automations:publish',
      params: automationParams,
      answer: automationAnswer,
      handler: ({ ctx, params }) => run({ ctx, input: params }),
    }),
  );
  const duplicate = route({
    method: 'post',
    path: `${prefix}/:workflowId/duplicate`,
    tag,
    summary: 'A new draft with the same flow',
    permission: 'automations:write',
    params: automationParams,
    status: 201,
    answer: automationAnswer,
    handler: ({ ctx, params }) => duplicateAutomation({ ctx, input: params }),
  });
  return [...changes, duplicate];
}

function people(prefix: Prefix): readonly Route[] {
  const path = `${prefix}/:workflowId/enrolments`;
  return [
    route({
      method: 'get',
      path,
      tag,
      summary: 'Those who walk or walked it',
      permission: 'automations:read',
      params: automationParams,
      query: listEnrolmentsSchema,
      answer: page(enrolmentAnswer),
      handler: ({ ctx, params, query }) => listEnrolments({ ctx, input: { ...query, ...params } }),
    }),
    route({
      method: 'post',
      path,
      tag,
      summary: 'Let contacts in by hand: those named, or those of a segment',
      permission: 'automations:publish',
      params: automationParams,
      body: enrolSchema,
      status: 202,
      answer: enrolAnswer,
      handler: ({ ctx, params, body }) => enrolContacts({ ctx, input: { ...body, ...params } }),
    }),
  ];
}

export const automationRoutes: readonly Route[] = prefixes.flatMap((prefix) => [
  ...collection(prefix),
  ...one(prefix),
  ...lifecycle(prefix),
  ...people(prefix),
]);
