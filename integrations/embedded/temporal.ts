import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, sleep, startChild, stopChild } from './child-process';
import type { RunningChild } from './child-process';
import { chooseFreePort } from './free-port';
import { StartFailure } from './start-failure';
import { findTemporalCli } from './temporal-binary';
import type { TemporalCli } from './temporal-binary';

const HOST = '127.0.0.1';
const POLL_MS = 60;
const START_LIMIT_MS = 60_000;

const SEARCH_ATTRIBUTES = [
  'OrganizationId=Keyword',
  'AutomationId=Keyword',
  'AutomationVersion=Int',
  'CampaignId=Keyword',
  'ContactId=Keyword',
];

/** The dev server has one history shard that reads its queues 20 times a second: each step would wait 25 to 50 ms. */
const DYNAMIC_CONFIG = ['history.transferProcessorMaxPollRPS=2000', 'history.timerProcessorMaxPollRPS=2000'];

export interface StartTemporal {
  /** Folder of the state (`temporal.db`) and of the log. */
  readonly home: string;
  /** False keeps the state in memory, for a server that lives as long as a test run; true by default. */
  readonly persistent?: boolean;
  /** Free ports when absent. The caller has made sure that they are free. */
  readonly port?: number | undefined;
  readonly uiPort?: number | undefined;
  /** `default` always exists; another one is made. */
  readonly namespace?: string | undefined;
  /** File both outputs are appended to; `<home>/temporal.log` when absent. */
  readonly log?: string | undefined;
  /** Looked up by `findTemporalCli` when absent. */
  readonly cli?: TemporalCli;
  /** Told the pid before the server is ready, so that a crash in between leaves no unknown orphan. */
  readonly onSpawn?: (pid: number) => void;
}

export interface RunningTemporal {
  readonly address: string;
  readonly uiUrl: string;
  readonly namespace: string;
  readonly pid: number;
  /** Resolves with how the server ended, whoever ended it. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

/** Starts the Temporal dev server with its UI, its namespace and our search attributes. @throws StartFailure */
export async function startTemporal(options: StartTemporal): Promise<RunningTemporal> {
  const cli = options.cli ?? (await findTemporalCli());
  const port = options.port ?? (await chooseFreePort());
  const uiPort = options.uiPort ?? (await chooseFreePort({ except: new Set([port]) }));
  const namespace = options.namespace ?? 'default';
  const logFile = options.log ?? join(options.home, 'temporal.log');
  mkdirSync(options.home, { recursive: true, mode: 0o700 });

  const server = startChild({
    file: cli.path,
    args: serverArguments(options, cli, { port, uiPort, namespace }),
    // TEMPORAL_ variables meant for our clients would be read by the CLI as well.
    env: { HOME: options.home, PATH: '/usr/bin:/bin' },
    cwd: options.home,
    logFile,
  });
  options.onSpawn?.(server.pid);
  const uiUrl = `http://${HOST}:${uiPort}`;
  if (!(await becomesReady(server, `${uiUrl}/api/v1/namespaces/${encodeURIComponent(namespace)}`))) {
    await stopChild(server);
    throw temporalFailure(options.home, logFile);
  }
  const stop = () => stopChild(server, { signal: 'SIGTERM', graceMs: 6_000 });
  return { address: `${HOST}:${port}`, uiUrl, namespace, pid: server.pid, ended: server.ended, stop };
}

interface ServerPlace {
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
}

function serverArguments(options: StartTemporal, cli: TemporalCli, { port, uiPort, namespace }: ServerPlace): string[] {
  const persistent = options.persistent ?? true;
  const flags: readonly (readonly [string, string | null])[] = [
    ['--ip', HOST],
    ['--port', String(port)],
    ['--ui-port', String(uiPort)],
    ['--ui-ip', HOST],
    ...(namespace === 'default' ? [] : [['--namespace', namespace] as const]),
    ...(persistent ? [['--db-filename', join(options.home, 'temporal.db')] as const] : []),
    ['--ui-disable-news-fetch', null],
    ['--log-level', 'warn'],
    ...DYNAMIC_CONFIG.map((entry) => ['--dynamic-config-value', entry] as const),
    ...SEARCH_ATTRIBUTES.map((entry) => ['--search-attribute', entry] as const),
  ];
  const known = flagsOf(cli);
  return ['server', 'start-dev', ...flags.flatMap(([flag, value]) => (known.has(flag) ? withValue(flag, value) : []))];
}

function withValue(flag: string, value: string | null): string[] {
  return value === null ? [flag] : [flag, value];
}

/** A CLI from the PATH may be older: the flags it does not list are left out. */
function flagsOf(cli: TemporalCli): Set<string> {
  const help = execFileSync(cli.path, ['server', 'start-dev', '--help'], { encoding: 'utf8', stdio: 'pipe' });
  return new Set([...(help.match(/--[a-z][a-z-]+/g) ?? []), '--log-level']);
}

/** The gRPC port opens before the namespace exists; the UI's API answers 200 once both do. */
async function becomesReady(server: RunningChild, namespaceUrl: string): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < START_LIMIT_MS && server.isRunning(); waitedMs += POLL_MS) {
    if (await answersOk(namespaceUrl)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function temporalFailure(home: string, logFile: string): StartFailure {
  const words = lastLines(logFile);
  if (/No space left on device|database or disk is full/.test(words)) {
    return new StartFailure({
      happened: `Temporal cannot start: the disk that holds ${home} is full.`,
      remedy: 'Free some space and start again; the workflows go on where they stood.',
    });
  }
  if (/address already in use|port .* is not available/i.test(words)) {
    return new StartFailure({
      happened: 'Temporal cannot start: one of its ports was taken a moment ago.',
      remedy: 'Start again: another port is chosen.',
    });
  }
  return new StartFailure({
    happened: 'The Temporal dev server did not start.',
    remedy: `Its last words, from ${logFile}:\n${words}\nStart again; where ${join(home, 'temporal.db')} itself is damaged, move it away: running workflows are lost with it, contacts and campaigns are not.`,
  });
}
