import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** What the tests read of `connection.json`. */
const connectionSchema = z.object({
  /** Empty where the web app was not started. */
  app: z.string().default(''),
  api: z.string(),
  public: z.string(),
  mail: z.string(),
  temporal: z.string(),
  namespace: z.string(),
  database: z.string(),
  organizationId: z.string(),
  artistId: z.string(),
  email: z.string(),
  password: z.string(),
  apiKey: z.string(),
  pids: z.record(z.string(), z.number()),
});
export type FermataConnection = z.infer<typeof connectionSchema>;

export interface RunningFermata {
  readonly home: string;
  /** Read anew: a part that was started again has another pid. */
  connection(): Promise<FermataConnection>;
  /** Runs `npm start`'s command again on the same home. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and deletes its home. */
  remove(): Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

/** Brings up a Fermata of the suite's own, as `npm start -- --detach` does. */
export async function startFermata(...flags: readonly string[]): Promise<RunningFermata> {
  const home = await mkdtemp(join(tmpdir(), 'fermata-e2e-'));
  const start = async () => void (await run(home, 'start', '--detach', ...flags));
  const stop = async () => void (await run(home, 'stop'));
  await start();
  return {
    home,
    connection: () => readConnection(home),
    start,
    stop,
    async remove() {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** @throws Error while nothing is ready in that home. */
export async function readConnection(home: string): Promise<FermataConnection> {
  return connectionSchema.parse(JSON.parse(await readFile(join(home, 'connection.json'), 'utf8')));
}

/** Runs one of the project's commands on a home. @returns what it printed. @throws Error with that when it fails. */
export async function run(home: string, command: string, ...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(root, 'scripts/run.mjs'), command, ...args], {
    cwd: root,
    env: { ...process.env, FERMATA_HOME: home, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const keep = (chunk: Buffer) => void (printed += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('exit', done);
  });
  if (code !== 0) throw new Error(`fermata ${command} ended with ${code}:\n${printed}`);
  return printed;
}
