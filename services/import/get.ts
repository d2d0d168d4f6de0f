import type { ContactImport } from '../../domain/import/import';
import type { ServiceCall } from '../context';
import { getImportInOrganization } from './load';
import { presentImport } from './present';

/** How far an import is. @throws Failure NOT_FOUND */
export async function getImport({ ctx, input }: ServiceCall<{ readonly importId: string }>): Promise<ContactImport> {
  return presentImport(ctx, await getImportInOrganization(ctx, input.importId));
}
