import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskFileStore } from '../../integrations/storage/disk';
import type { FileStore } from '../../services/ports';

/** A file store in a folder of the suite's own; close it in `afterAll`. */
export async function openTestFiles(): Promise<{ readonly files: FileStore; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-files-'));
  return { files: createDiskFileStore(folder), close: () => rm(folder, { recursive: true, force: true }) };
}
