// Builds what runs: code (esbuild, dist/), workflows (Temporal's bundler, dist/workflows.js), web (Next.js, web/.next).
// Each is built only when something it is made of has changed. `node scripts/build.mjs [code] [workflows] [web] [--force]`
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

const CONFIG_FILES = readdirSync(root).filter((name) => /^config.*\.ts$/.test(name));
const SOURCE_FOLDERS = ['activities', 'api', 'db', 'domain', 'integrations', 'services', 'workflows'];
const SKIPPED_FOLDERS = new Set(['node_modules', '.next', 'dist', 'migrations']);
/** Neither tests nor the file Next.js writes when it builds are part of what is built. */
const isSource = (path) => !/\.test\.tsx?$|next-env\.d\.ts$/.test(path);

const targets = {
  code: {
    inputs: [...CONFIG_FILES, 'worker.ts', 'scripts', ...SOURCE_FOLDERS],
    output: join(dist, 'scripts/start.js'),
    build: async () => {
      await bundle(codeEntries());
      await bundleInboxPage();
    },
  },
  bench: {
    inputs: ['bench', 'test', ...CONFIG_FILES, ...SOURCE_FOLDERS],
    output: join(dist, 'bench'),
    build: () => bundle(entriesIn('bench')),
  },
  workflows: { inputs: ['workflows', 'domain'], output: join(dist, 'workflows.js'), build: bundleWorkflows },
  web: {
    inputs: ['web', 'domain', 'api/client.ts', 'api/client-request.ts', 'api/client-types.ts'],
    output: join(root, 'web/.next/BUILD_ID'),
    build: buildWeb,
    announce: 'building the web app (first start, or its sources changed)',
  },
};

/** Builds one target where it is out of date; resolves to whether it had to. */
export async function buildTarget(name, { force = false, say = () => undefined } = {}) {
  const release = await takeTurn(name);
  try {
    return await buildWhereStale(targets[name], name, { force, say });
  } finally {
    release();
  }
}

async function buildWhereStale({ inputs, output, build, announce }, name, { force, say }) {
  const stampFile = join(dist, `.stamp-${name}`);
  const stamp = hashOf(['package-lock.json', 'scripts/build.mjs', ...inputs]);
  if (!force && existsSync(output) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  if (announce) say(announce);
  rmSync(stampFile, { force: true });
  await build();
  writeFileSync(stampFile, stamp);
  return true;
}

/** Two commands of one checkout would write the same files: the second waits, and then finds them built. */
async function takeTurn(name) {
  mkdirSync(dist, { recursive: true });
  const lock = join(dist, `.building-${name}`);
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isGone(lock)) rmSync(lock, { force: true });
    else await new Promise((later) => setTimeout(later, 100));
  }
}

function isGone(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Empty for the moment between its making and its writing.
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** One hash of all the files that go in, so that a checkout, a touch or a copy changes nothing. */
function hashOf(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const path of inputs.flatMap((input) => filesUnder(join(root, input))).filter(isSource)) {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path));
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIPPED_FOLDERS.has(entry.name))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

function codeEntries() {
  return [{ in: 'worker.ts', out: 'worker' }, { in: 'api/server.ts', out: 'server' }, ...entriesIn('scripts')].filter(
    (entry) => existsSync(join(root, entry.in)),
  );
}

function entriesIn(folder) {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.ts') && isSource(name))
    .map((name) => ({ in: `${folder}/${name}`, out: `${folder}/${name.slice(0, -3)}` }));
}

async function bundle(entryPoints) {
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints,
    outdir: dist,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
  });
  await esbuild.stop();
}

/** The page of the mail inbox: it is served by a process of ours, without Next.js. */
async function bundleInboxPage() {
  const page = 'integrations/inbox/page';
  const esbuild = await import('esbuild');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [`${page}/client.ts`, `${page}/index.html`, `${page}/style.css`],
    outdir: join(dist, 'inbox'),
    bundle: true,
    minify: true,
    loader: { '.html': 'copy' },
    target: 'es2022',
    logLevel: 'warning',
  });
  await esbuild.stop();
}

async function bundleWorkflows() {
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    logger: new DefaultLogger('WARN'),
  });
  const unfinished = join(dist, `workflows.js.${process.pid}`);
  writeFileSync(unfinished, code);
  renameSync(unfinished, join(dist, 'workflows.js'));
}

async function buildWeb() {
  const next = join(root, 'node_modules/next/dist/bin/next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  await new Promise((done, failed) => {
    const child = spawn(process.execPath, [next, 'build', join(root, 'web')], { cwd: root, env, stdio: 'inherit' });
    // Whoever stops a start while it builds stops the build with it.
    process.once('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', failed);
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error(`next build ended with exit code ${code}`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
  for (const name of names.length > 0 ? names : ['code', 'workflows', 'web']) {
    const built = await buildTarget(name, { force: process.argv.includes('--force'), say: console.log });
    console.log(`${name}: ${built ? 'built' : 'current'}`);
  }
}
