import {
  listSuppressionsSchema,
  suppressionAnswer,
  suppressionKeySchema,
  suppressionSchema,
} from '../../domain/consent/schema';
import { invalid } from '../../domain/error/failure';
import { addSuppression } from '../../services/suppression/add';
import { listSuppressions } from '../../services/suppression/list';
import { removeSuppression } from '../../services/suppression/remove';
import { pageOf } from '../page-answer';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Suppressions';
const path = '/suppressions';

export const suppressionRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    tag,
    summary: 'Addresses that get nothing, latest first',
    permission: 'contacts:read',
    query: listSuppressionsSchema,
    answer: pageOf(suppressionAnswer),
    handler: ({ ctx, query }) => listSuppressions({ ctx, input: query }),
  }),
  route({
    method: 'post',
    path,
    tag,
    summary: 'Make sure that an address gets nothing',
    permission: 'contacts:write',
    body: suppressionSchema,
    status: 201,
    answer: suppressionAnswer,
    handler: ({ ctx, body }) => addSuppression({ ctx, input: body }),
  }),
  route({
    method: 'delete',
    path,
    tag,
    summary: 'Lift the suppression of an address, named in the query or in the body',
    permission: 'contacts:write',
    query: suppressionKeySchema,
    body: suppressionKeySchema,
    handler: async ({ ctx, query, body }) => {
      const email = query.email ?? body.email;
      if (email === undefined) throw invalid([{ path: 'email', message: 'say which address' }]);
      await removeSuppression({ ctx, input: { email, reason: query.reason ?? body.reason } });
    },
  }),
];
