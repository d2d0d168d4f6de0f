import { z } from 'zod';
import { exportFormats, exportKinds, exportStatuses } from './export';

export const startExportSchema = z.strictObject({ format: z.enum(exportFormats) });

export const exportParams = z.strictObject({ exportId: z.string() });

export const exportAnswer = z.object({
  id: z.uuid(),
  kind: z.enum(exportKinds),
  status: z.enum(exportStatuses),
  format: z.enum(exportFormats),
  segmentId: z.uuid().nullable(),
  fileName: z.string(),
  rows: z.int(),
  total: z.int().nullable(),
  bytes: z.int().nullable(),
  url: z.string().nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  error: z.object({ message: z.string() }).optional(),
  temporal: z.object({ workflowId: z.string(), url: z.string().nullable() }),
});
