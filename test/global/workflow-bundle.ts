import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the bundle that every worker of the run shares: building it takes seconds. */
    workflowBundle: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'fermata-bundle-'));
  const { code } = await bundleWorkflowCode({ workflowsPath: join(project.config.root, 'workflows/index.ts') });
  const bundle = join(folder, 'workflows.js');
  await writeFile(bundle, code);
  project.provide('workflowBundle', bundle);
  return () => rm(folder, { recursive: true, force: true });
}
