import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Quick parts first. Each project starts only what its tests need, and only when one of its files is asked for. */
export default defineConfig({
  test: {
    pool: 'forks',
    // All cores: tests wait for PostgreSQL and browsers as often as they compute. One server has connections for eight.
    maxWorkers: Math.min(availableParallelism(), 8),
    reporters: ['default', './test/global/summary-reporter.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          include: ['{domain,integrations,scripts,bench,web}/**/*.test.ts', '*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: ['{services,activities,db,api}/**/*.test.ts'],
          globalSetup: ['test/global/postgres.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'workflows',
          include: ['workflows/**/*.test.ts'],
          globalSetup: ['test/global/postgres.ts', 'test/global/workflow-bundle.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'end-to-end',
          include: ['test/**/*.test.ts'],
          globalSetup: ['test/global/shared-home.ts'],
          fileParallelism: false,
          // Pages that are open at once where tests are concurrent.
          maxConcurrency: 2,
          testTimeout: 180_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
