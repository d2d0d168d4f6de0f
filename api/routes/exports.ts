import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { DataExport } from '../../domain/export/export';
import { exportAnswer, exportParams, startExportSchema } from '../../domain/export/schema';
import { segmentParams } from '../../domain/segment/schema';
import type { ServiceContext } from '../../services/context';
import { getExport } from '../../services/export/get';
import { openExportFile } from '../../services/export/open-file';
import { startSegmentExport } from '../../services/export/start';
import type { ApiDeps } from '../deps';
import type { Route } from '../route';
import { route } from '../route';

const tag = 'Exports';

export const exportRoutes = ({ appOrigin }: Pick<ApiDeps, 'appOrigin'>): readonly Route[] => [
  route({
    method: 'post',
    path: '/segments/:segmentId/export',
    tag,
    summary: 'Write the members of a segment to a CSV, XLSX or JSON file',
    permission: 'contacts:read',
    params: segmentParams,
    body: startExportSchema,
    status: 202,
    answer: exportAnswer,
    handler: async ({ ctx, params, body }) =>
      addressed(appOrigin, await startSegmentExport({ ctx, input: { ...params, ...body } })),
  }),
  route({
    method: 'get',
    path: '/exports/:exportId',
    tag,
    summary: 'How far an export is, and where its file is',
    permission: 'contacts:read',
    params: exportParams,
    answer: exportAnswer,
    handler: async ({ ctx, params }) => addressed(appOrigin, await getExport({ ctx, input: params })),
  }),
  route({
    method: 'get',
    path: '/exports/:exportId/file',
    tag,
    summary: 'The file of an export, for seven days',
    permission: 'contacts:read',
    params: exportParams,
    handler: ({ ctx, params, response }) => sendFile(ctx, params.exportId, response),
  }),
];

/** With the whole address of its file, as a program outside needs it. */
const addressed = (appOrigin: string, { url, ...found }: DataExport): DataExport => ({
  ...found,
  url: url === null ? null : `${appOrigin}${url}`,
});

async function sendFile(ctx: ServiceContext, exportId: string, response: Response): Promise<undefined> {
  const { fileName, contentType, bytes, content } = await openExportFile({ ctx, input: { exportId } });
  // Not compressed on the way: the length is of the file as it lies there, and shows how far a download is.
  response.attachment(fileName).type(contentType).set('Cache-Control', 'private, no-store, no-transform');
  if (bytes !== null) response.set('Content-Length', String(bytes));
  await pipeline(content, response);
  return undefined;
}
