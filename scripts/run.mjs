// Runs a command of the project: `node scripts/run.mjs <start|stop|reset|check|test|bench> [arguments]`.
// Plain JavaScript, since it is what builds the TypeScript that does the work.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildTarget, root } from './build.mjs';

const [command = 'start', ...args] = process.argv.slice(2);
const dist = (path) => join(root, 'dist', path);
const bin = (path) => join(root, 'node_modules', path);

const commands = { check, test, bench };

try {
  assertNode();
  process.chdir(root);
  // A variable that is set already wins over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  await (commands[command] ?? script)(args);
} catch (error) {
  console.error(isMissingPackage(error) ? 'A package is missing: run `npm ci` first.' : (error?.message ?? error));
  process.exitCode = 1;
}

function assertNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Fermata needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

function isMissingPackage(error) {
  return error?.code === 'ERR_MODULE_NOT_FOUND' && error.message.includes('Cannot find package');
}

/** Formatter, linter, types of both projects, import rules, docs; all of them, whatever fails. */
async function check() {
  const web = existsSync('web/tsconfig.json') ? [['types of the web app', bin('typescript/bin/tsc'), '-p', 'web']] : [];
  const folders = ['activities', 'api', 'db', 'domain', 'integrations', 'scripts', 'services', 'web', 'workflows'];
  const sources = [...folders, 'worker.ts'].filter((path) => existsSync(path));
  const steps = [
    ['format', bin('oxfmt/bin/oxfmt'), '--check', '.'],
    ['lint', bin('oxlint/bin/oxlint')],
    ['types', bin('typescript/bin/tsc'), '-p', '.'],
    ['types of the inbox page', bin('typescript/bin/tsc'), '-p', 'integrations/inbox/page'],
    ...web,
    ['imports', bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', ...sources],
  ];
  const failed = [];
  for (const [name, file, ...stepArgs] of steps) {
    const startedAt = Date.now();
    console.log(`\n— ${name}`);
    const code = await node([file, ...stepArgs]);
    console.log(`  ${name} ${code === 0 ? 'is clean' : 'FAILED'} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    if (code !== 0) failed.push(name);
  }
  if (existsSync('scripts/check-docs.ts')) {
    console.log('\n— docs');
    await buildTarget('code');
    if ((await node([dist('scripts/check-docs.js')])) !== 0) failed.push('docs');
  }
  if (failed.length > 0) throw new Error(`\nNot clean: ${failed.join(', ')}`);
}

/** The whole gate; with arguments, those tests alone. */
async function test(testArgs) {
  if (testArgs.length === 0) await check();
  await buildTarget('code');
  process.exitCode = await node([bin('vitest/vitest.mjs'), 'run', ...testArgs]);
}

/** Names are files in bench/ without their ending; arguments that begin with a dash are passed on to each. */
async function bench(benchArgs) {
  const all = readdirSync('bench').filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const known = all.map((name) => name.slice(0, -3));
  const named = benchArgs.filter((argument) => !argument.startsWith('-'));
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`No bench ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  for (const target of ['code', 'workflows', 'bench']) await buildTarget(target);
  for (const name of named.length > 0 ? named : known) {
    const passedOn = benchArgs.filter((argument) => argument.startsWith('-'));
    const code = await node(['--enable-source-maps', dist(`bench/${name}.js`), ...passedOn]);
    if (code !== 0) process.exitCode = code;
  }
}

/** Any other command is a file in scripts/. It runs in this process: one less to keep in memory. */
async function script(scriptArgs) {
  if (!existsSync(`scripts/${command}.ts`)) {
    throw new Error(`No command ${command}. Commands: start, stop, reset, check, test, bench.`);
  }
  await buildTarget('code');
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], dist(`scripts/${command}.js`), ...scriptArgs];
  await import(pathToFileURL(process.argv[1]).href);
}

function node(nodeArgs) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, nodeArgs, { stdio: 'inherit' });
    // Ctrl+C reaches the child from the terminal, SIGTERM only us; either way we wait for it to finish.
    const ignore = () => undefined;
    const passOn = () => child.kill('SIGTERM');
    process.on('SIGINT', ignore);
    process.on('SIGTERM', passOn);
    child.once('error', failed);
    child.once('exit', (code) => {
      process.off('SIGINT', ignore);
      process.off('SIGTERM', passOn);
      done(code ?? 1);
    });
  });
}
