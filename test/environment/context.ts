import type { DatabaseConnection } from '../../db/client';
import type { ServiceContext } from '../../services/context';
import type { FileStore } from '../../services/ports';
import { createOrganization } from '../factories/organization';
import { createRecordingGateway } from './recording-gateway';

/** A store for suites that handle no files: using it is a mistake, and says so. */
export const noFiles: FileStore = {
  put: () => Promise.reject(new Error('this suite has no file store')),
  open: () => Promise.reject(new Error('this suite has no file store')),
  remove: () => Promise.reject(new Error('this suite has no file store')),
};

/** A context over a new organisation, acting as one of its editors, with a gateway that remembers what was asked. */
export async function createTestContext(connection: DatabaseConnection, overrides: Partial<ServiceContext> = {}) {
  const { organizationId, artistId } = await createOrganization(connection);
  const workflows = createRecordingGateway();
  const ctx: ServiceContext = {
    db: connection.db,
    workflows,
    files: noFiles,
    now: () => new Date(),
    organizationId,
    artistId: null,
    actor: { type: 'USER', id: null, name: 'Test editor' },
    metiers: [],
    locale: 'en',
    ip: null,
    ...overrides,
  };
  return { ctx, workflows, organizationId, artistId };
}
