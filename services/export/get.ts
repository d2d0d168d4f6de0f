import type { DataExport } from '../../domain/export/export';
import type { ServiceCall } from '../context';
import { getExportInOrganization } from './load';
import { presentExport } from './present';

/** How far an export is, and where its file is once it is whole. @throws Failure NOT_FOUND */
export async function getExport({ ctx, input }: ServiceCall<{ readonly exportId: string }>): Promise<DataExport> {
  return presentExport(ctx, await getExportInOrganization(ctx, input.exportId));
}
