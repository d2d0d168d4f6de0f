import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { importAnswer, importOptionsSchema, importParams, listImportsSchema } from '../../domain/import/schema';
import type { ServiceContext } from '../../services/context';
import { cancelImport } from '../../services/import/cancel';
import { importErrorsCsv } from '../../services/import/errors-csv';
import { getImport } from '../../services/import/get';
import { listImports } from '../../services/import/list';
import { startImport } from '../../services/import/start';
import { pageOf } from '../page-answer';
import type { Route } from '../route';
import { route } from '../route';
import { receiveUpload } from '../upload';

const tag = 'Imports';
const params = importParams;

/** Some five million rows; a longer list is sent in parts. */
const MAX_FILE_BYTES = 512 * 1_048_576;

export const importRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/contacts/import',
    tag,
    summary: 'Import a CSV: multipart form with the part `file`, and `options` as JSON',
    permission: 'contacts:write',
    upload: importOptionsSchema,
    status: 202,
    answer: importAnswer,
    handler: async ({ ctx, request, response }) => {
      const input = await receiveUpload({
        ctx,
        request,
        response,
        optionsSchema: importOptionsSchema,
        maxBytes: MAX_FILE_BYTES,
      });
      return startImport({ ctx, input });
    },
  }),
  route({
    method: 'get',
    path: '/contacts/imports',
    tag,
    summary: 'Imports, latest first',
    permission: 'contacts:read',
    query: listImportsSchema,
    answer: pageOf(importAnswer),
    handler: ({ ctx, query }) => listImports({ ctx, input: query }),
  }),
  route({
    method: 'get',
    path: '/contacts/imports/:importId',
    tag,
    summary: 'How far an import is',
    permission: 'contacts:read',
    params,
    answer: importAnswer,
    handler: ({ ctx, params: input }) => getImport({ ctx, input }),
  }),
  route({
    method: 'get',
    path: '/contacts/imports/:importId/errors.csv',
    tag,
    summary: 'The refused rows, each with its line number and reason',
    permission: 'contacts:read',
    params,
    handler: ({ ctx, params: { importId }, response }) => sendErrors(ctx, importId, response),
  }),
  route({
    method: 'post',
    path: '/contacts/imports/:importId/cancel',
    tag,
    summary: 'Stop an import; what it has written stays',
    permission: 'contacts:write',
    params,
    answer: importAnswer,
    handler: ({ ctx, params: input }) => cancelImport({ ctx, input }),
  }),
];

async function sendErrors(ctx: ServiceContext, importId: string, response: Response): Promise<undefined> {
  const pieces = await importErrorsCsv({ ctx, input: { importId } });
  response.type('text/csv').attachment(`import-${importId}-errors.csv`);
  await pipeline(pieces, response);
  return undefined;
}
