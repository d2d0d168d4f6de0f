import { z } from 'zod';
import { consentRecordAnswer, consentSchema } from '../../domain/consent/schema';
import { contactParams, pageQuery } from '../../domain/contact/schema';
import { addConsent } from '../../services/consent/add';
import { listConsents } from '../../services/consent/list';
import { pageOf } from '../page-answer';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Consents';
const path = '/contacts/:contactId/consents';

export const consentRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    tag,
    summary: 'Everything a contact allowed or withdrew, latest first',
    permission: 'contacts:read',
    params: contactParams,
    query: z.strictObject(pageQuery),
    answer: pageOf(consentRecordAnswer),
    handler: ({ ctx, params: { contactId }, query }) => listConsents({ ctx, input: { contactId, ...query } }),
  }),
  route({
    method: 'post',
    path,
    tag,
    summary: 'Write down what a contact allowed or withdrew',
    permission: 'contacts:write',
    params: contactParams,
    body: consentSchema,
    status: 201,
    answer: consentRecordAnswer,
    handler: ({ ctx, params: { contactId }, body, request }) =>
      addConsent({ ctx, input: { contactId, ...body, userAgent: request.get('user-agent') ?? null } }),
  }),
];
