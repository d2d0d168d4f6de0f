import { contactParams } from '../../domain/contact/schema';
import {
  contactTopicsAnswer,
  contactTopicsSchema,
  createTopicSchema,
  listTopicsSchema,
  topicAnswer,
  topicParams,
  updateTopicSchema,
} from '../../domain/topic/schema';
import { getContactTopics, setContactTopics } from '../../services/topic/contact-topics';
import { createTopic } from '../../services/topic/create';
import { deleteTopic } from '../../services/topic/delete';
import { getTopic } from '../../services/topic/get';
import { listTopics } from '../../services/topic/list';
import { updateTopic } from '../../services/topic/update';
import { pageOf } from '../page-answer';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Topics';
const path = '/topics/:topicId';
const params = topicParams;

const changing = {
  path,
  tag,
  summary: 'Change a topic; only the fields sent are changed',
  permission: 'contacts:write',
  params,
  body: updateTopicSchema,
  answer: topicAnswer,
} as const;

const ofContact = {
  path: '/contacts/:contactId/topics',
  tag,
  params: contactParams,
  answer: contactTopicsAnswer,
} as const;

export const topicRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/topics',
    tag,
    summary: 'What people can switch on and off by itself, in the order in which they see it',
    permission: 'contacts:read',
    query: listTopicsSchema,
    answer: pageOf(topicAnswer),
    handler: ({ ctx, query }) => listTopics({ ctx, input: query }),
  }),
  route({
    method: 'post',
    path: '/topics',
    tag,
    summary: 'Add a topic',
    permission: 'contacts:write',
    body: createTopicSchema,
    status: 201,
    answer: topicAnswer,
    handler: ({ ctx, body }) => createTopic({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path,
    tag,
    summary: 'One topic',
    permission: 'contacts:read',
    params,
    answer: topicAnswer,
    handler: ({ ctx, params: input }) => getTopic({ ctx, input }),
  }),
  route({
    ...changing,
    method: 'put',
    handler: ({ ctx, params: { topicId }, body }) => updateTopic({ ctx, input: { topicId, ...body } }),
  }),
  route({
    ...changing,
    method: 'patch',
    handler: ({ ctx, params: { topicId }, body }) => updateTopic({ ctx, input: { topicId, ...body } }),
  }),
  route({
    method: 'delete',
    path,
    tag,
    summary: 'Delete a topic that nothing uses, with what people said of it',
    permission: 'contacts:write',
    params,
    handler: ({ ctx, params: input }) => deleteTopic({ ctx, input }),
  }),
  route({
    ...ofContact,
    method: 'get',
    summary: 'What a contact said of each topic',
    permission: 'contacts:read',
    handler: ({ ctx, params: input }) => getContactTopics({ ctx, input }),
  }),
  route({
    ...ofContact,
    method: 'put',
    summary: 'Write down what a contact said of topics; those not named stay as they are',
    permission: 'contacts:write',
    body: contactTopicsSchema,
    handler: ({ ctx, params: { contactId }, body }) => setContactTopics({ ctx, input: { contactId, ...body } }),
  }),
];
