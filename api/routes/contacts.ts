import { z } from 'zod';
import {
  contactAnswer,
  contactFieldAnswer,
  contactParams,
  createContactSchema,
  listContactsSchema,
  timelineAnswer,
  timelineQuery,
  updateContactSchema,
} from '../../domain/contact/schema';
import { createContact } from '../../services/contact/create';
import { eraseContact } from '../../services/contact/erase';
import { getContact } from '../../services/contact/get';
import { listContactFields } from '../../services/contact/list-fields';
import { listContacts } from '../../services/contact/list';
import { listContactEvents } from '../../services/contact/timeline';
import { updateContact } from '../../services/contact/update';
import { pageOf } from '../page-answer';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Contacts';
const params = contactParams;

const changing = {
  path: '/contacts/:contactId',
  tag,
  summary: 'Change a contact; only the fields sent are changed',
  permission: 'contacts:write',
  params,
  body: updateContactSchema,
  answer: contactAnswer,
} as const;

/** `/contacts/import` and `/contacts/imports` are in {@link importRoutes}, which comes before these. */
export const contactRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/contacts',
    tag,
    summary: 'Find contacts',
    permission: 'contacts:read',
    query: listContactsSchema,
    answer: pageOf(contactAnswer),
    handler: ({ ctx, query }) => listContacts({ ctx, input: query }),
  }),
  route({
    method: 'post',
    path: '/contacts',
    tag,
    summary: 'Add a person, with what they agreed to',
    permission: 'contacts:write',
    body: createContactSchema,
    status: 201,
    answer: contactAnswer,
    handler: ({ ctx, body }) => createContact({ ctx, input: body }),
  }),
  route({
    method: 'get',
    path: '/contacts/fields',
    tag,
    summary: 'The fields that contacts have here, built in and your own',
    permission: 'contacts:read',
    answer: pageOf(contactFieldAnswer),
    handler: ({ ctx }) => listContactFields({ ctx }),
  }),
  route({
    method: 'get',
    path: '/contacts/:contactId',
    tag,
    summary: 'One contact',
    permission: 'contacts:read',
    params,
    answer: contactAnswer,
    handler: ({ ctx, params: input }) => getContact({ ctx, input }),
  }),
  route({
    ...changing,
    method: 'put',
    handler: ({ ctx, params: { contactId }, body }) => updateContact({ ctx, input: { contactId, patch: body } }),
  }),
  route({
    ...changing,
    method: 'patch',
    handler: ({ ctx, params: { contactId }, body }) => updateContact({ ctx, input: { contactId, patch: body } }),
  }),
  route({
    method: 'delete',
    path: '/contacts/:contactId',
    tag,
    summary: 'Erase the person for good (GDPR art. 17)',
    permission: 'contacts:erase',
    params,
    status: 202,
    answer: z.object({ contactId: z.uuid(), status: z.literal('ERASED') }),
    handler: ({ ctx, params: input }) => eraseContact({ ctx, input }),
  }),
  route({
    method: 'get',
    path: '/contacts/:contactId/events',
    tag,
    summary: 'What a contact did and what was done to them, latest first',
    permission: 'contacts:read',
    params,
    query: timelineQuery,
    answer: pageOf(timelineAnswer),
    handler: ({ ctx, params: { contactId }, query }) => listContactEvents({ ctx, input: { contactId, ...query } }),
  }),
];
