import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from '../environment/fermata';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Fermata lives that suites share. */
    sharedHome: string;
  }
}

/** A folder and nothing more until a suite starts a Fermata in it; that one ends with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'fermata-shared-'));
  project.provide('sharedHome', home);
  return async () => {
    await run(home, 'stop');
    await rm(home, { recursive: true, force: true });
  };
}
