// The table "Who may import whom" of docs/architecture.md. `not: type-only` edges are the ones that run.
const folders = ['domain', 'workflows', 'activities', 'services', 'db', 'integrations', 'api', 'web'];
const tests = '(\\.(test|fixture)\\.tsx?$|^test/|^bench/)';
const running = { dependencyTypesNot: ['type-only'] };

/** A rule that lets files of `from` import, among our folders, only what matches `allowed`. */
const folderMayOnly = (from, allowed, fromNot = []) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment: `Files in ${from}/ may import only what the table in docs/architecture.md gives them.`,
  from: { path: `^${from}/`, pathNot: [tests, ...fromNot] },
  to: { path: `^(${folders.join('|')}|config\\.ts|worker\\.ts|scripts|test|bench)`, pathNot: allowed, ...running },
});

const packagesNever = (from, packages, fromNot = []) => ({
  name: `${from}-packages`,
  severity: 'error',
  comment: `Files in ${from}/ must not load ${packages}.`,
  from: { path: `^${from}/`, pathNot: [tests, ...fromNot] },
  to: { path: `node_modules/(${packages})(/|$)`, ...running },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: `^(${folders.join('|')})/` },
      to: { circular: true, ...running },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    folderMayOnly('domain', ['^domain/']),
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain/ is pure: zod in schema.ts files, nothing else from npm, nothing of Node.',
      from: { path: '^domain/', pathNot: [tests, 'schema\\.ts$'] },
      to: { dependencyTypes: ['npm', 'core'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-schemas-use-zod-alone',
      severity: 'error',
      from: { path: '^domain/.*schema\\.ts$' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/zod/', ...running },
    },
    {
      name: 'workflows-are-deterministic',
      severity: 'error',
      comment: 'Workflow code runs in the sandbox: workflows/, domain/ without its schemas, and two SDK packages.',
      from: { path: '^workflows/', pathNot: [tests] },
      to: {
        pathNot: ['^workflows/', '^domain/(?!.*schema\\.ts$)', 'node_modules/@temporalio/(workflow|common)/'],
        ...running,
      },
    },
    folderMayOnly('activities', [
      '^(activities|services|db|domain)/',
      '^workflows/(.*contract|queues|search-attributes)\\.ts$',
    ]),
    folderMayOnly('services', ['^(services|db|domain)/', '^workflows/.*contract\\.ts$']),
    packagesNever('services', 'express|next|@temporalio'),
    folderMayOnly('db', ['^(db|domain)/', '^services/nothing']),
    folderMayOnly(
      'integrations',
      ['^(integrations|domain)/', '^services/ports\\.ts$'],
      ['^integrations/(temporal|embedded)/'],
    ),
    {
      ...folderMayOnly('integrations/temporal', [
        '^(integrations|domain)/',
        '^services/ports\\.ts$',
        '^workflows/(.*contract|queues|search-attributes)\\.ts$',
      ]),
      name: 'temporal-integration-imports',
    },
    {
      ...folderMayOnly('integrations/embedded', ['^(integrations|domain|db)/', '^services/ports\\.ts$']),
      name: 'embedded-integration-imports',
    },
    {
      name: 'temporal-client-in-one-place',
      severity: 'error',
      comment: 'integrations/temporal is the only user of the Temporal client; the worker root runs the workers.',
      from: { path: `^(${folders.join('|')})/`, pathNot: [tests, '^integrations/temporal/'] },
      to: { path: 'node_modules/@temporalio/(client|worker)/', ...running },
    },
    folderMayOnly('api', ['^(api|services|domain)/', '^workflows/.*contract\\.ts$'], ['^api/server\\.ts$']),
    {
      name: 'client-runs-in-a-browser',
      severity: 'error',
      comment: 'web/ loads api/client.ts into the browser, so what it runs is its own files and domain/.',
      from: { path: '^api/client(-request|-types)?\\.ts$' },
      to: { pathNot: ['^api/client(-request|-types)?\\.ts$', '^domain/'], ...running },
    },
    folderMayOnly('web', ['^(web|domain)/', '^api/client\\.ts$']),
    {
      name: 'roots-are-not-imported',
      severity: 'error',
      from: { path: '^' },
      to: { path: '^(worker\\.ts|api/server\\.ts)$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
