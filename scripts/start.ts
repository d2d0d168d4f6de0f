import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig, runsUnderNpm } from '../config';
import type { Config } from '../config';
import { PartRegistry } from '../integrations/embedded/part-registry';
import { readConnection, writeConnection } from './start/connection';
import type { StartContext } from './start/context';
import { startDetached } from './start/detached';
import { homeAt, masterSecret, prepareHome } from './start/home';
import type { Home } from './start/home';
import { parseStartOptions } from './start/options';
import type { StartOptions } from './start/options';
import { choosePorts } from './start/ports';
import type { PortName } from './start/ports';
import { createProgress, explain, summarize } from './start/progress';
import { endLeftovers, shutDown } from './start/shutdown';
import { runningSupervisor, takeLock } from './start/supervisor-lock';
import { bringUp } from './start/up';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const progress = createProgress();

// A closed terminal must not end the supervisor by EPIPE before it has ended its parts.
process.stdout.on('error', () => undefined);

try {
  const options = parseStartOptions(args);
  const config = loadConfig();
  const home = homeAt(config.home);
  prepareHome(home);
  const owner = runningSupervisor(home.supervisorLock);
  if (owner !== null) sayAlreadyRunning(home, owner.pid);
  else if (options.detach)
    process.exitCode = await startDetached(
      root,
      home,
      args.filter((arg) => arg !== '--detach'),
    );
  else await start(config, home, options);
} catch (error) {
  progress.say(explain(error));
  progress.finish('failed');
  process.exitCode = 1;
}

async function start(config: Config, home: Home, options: StartOptions): Promise<void> {
  const owner = takeLock(home.supervisorLock);
  if (owner !== null) return sayAlreadyRunning(home, owner.pid);
  progress.say(`\nFermata starts in ${home.path}\n`);

  const registry = new PartRegistry(home.parts);
  const stopping = new AbortController();
  stopOnSignals(home, registry, stopping);
  try {
    const context = await contextFor(config, home, options, { registry, stopping: stopping.signal });
    const connection = await bringUp(context);
    const stopHint = process.connected ? '`npm stop` ends it.' : 'Ctrl+C ends it.';
    progress.say(
      ['', `  Ready in ${progress.elapsed()}.`, '', ...summarize(connection), '', `  ${stopHint}`].join('\n'),
    );
    progress.finish('ready');
  } catch (error) {
    // Whoever asked us to stop while we were starting knows why it did not start.
    if (stopping.signal.aborted) return;
    stopping.abort();
    registry.close();
    progress.say(explain(error));
    await shutDown(home, registry);
    progress.finish('failed');
    process.exit(1);
  }
}

interface Running {
  readonly registry: PartRegistry;
  readonly stopping: AbortSignal;
}

async function contextFor(config: Config, home: Home, options: StartOptions, running: Running): Promise<StartContext> {
  const { registry, stopping } = running;
  const leftovers = await endLeftovers(home, registry);
  if (leftovers.length > 0) progress.say(`  Ended what a killed run had left: ${leftovers.join(', ')}.`);
  const { ports, notes } = await choosePorts(config.ports, neededPorts(config, options), config.host);
  for (const note of notes) progress.say(`  ${note}`);
  const hooks = {
    stopping,
    say: (line: string) => progress.say(`  ${line}`),
    onRestart: () => updatePids(home, registry),
  };
  const secret = config.secret ?? masterSecret(home);
  return { root, config, home, options, ports, secret, progress, registry, hooks };
}

function neededPorts(config: Config, options: StartOptions): PortName[] {
  return [
    ...(options.web ? (['web'] as const) : []),
    'public',
    'app',
    ...(config.databaseUrl === null ? (['database'] as const) : []),
    ...(config.temporal.address === null ? (['temporal', 'temporalUi'] as const) : []),
    ...(config.smtpUrl === null ? (['mail', 'smtp'] as const) : []),
  ];
}

/** Readers of connection.json find the new process after a restart. */
function updatePids(home: Home, registry: PartRegistry): void {
  const connection = readConnection(home.connection);
  if (connection !== null) writeConnection(home.connection, { ...connection, pids: registry.pids() });
}

/** The first signal ends the parts in order, the second at once. */
function stopOnSignals(home: Home, registry: PartRegistry, stopping: AbortController): void {
  const stop = async () => {
    if (stopping.signal.aborted) return killAll(registry);
    stopping.abort();
    registry.close();
    const startedAt = Date.now();
    progress.say('\n  Stopping …');
    const killed = await shutDown(home, registry);
    const note = killed.length === 0 ? '' : `; ${killed.join(', ')} had to be killed`;
    progress.say(`  Stopped in ${((Date.now() - startedAt) / 1000).toFixed(1)} s${note}.`);
    progress.finish('failed');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  if (runsUnderNpm() && !process.connected) whenOrphaned(() => void stop());
}

const PARENT_LOOK_MS = 1_000;

/** npm passes a SIGTERM on to its shell alone, which goes without a word to us: a new parent is how we learn of it. */
function whenOrphaned(react: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    react();
  }, PARENT_LOOK_MS);
}

function killAll(registry: PartRegistry): void {
  for (const [, { pid }] of registry.alive()) process.kill(pid, 'SIGKILL');
}

function sayAlreadyRunning(home: Home, pid: number): void {
  const connection = readConnection(home.connection);
  progress.say(
    `\n  Fermata already runs in ${home.path} (pid ${pid})${connection === null ? ' and is starting.' : ':'}\n`,
  );
  if (connection !== null) progress.say(summarize(connection).join('\n'));
  progress.say('\n  `npm stop` ends it; FERMATA_HOME names another home for a second one.');
  progress.finish('ready');
}
