import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { lastLines } from '../../integrations/embedded/child-process';
import { StartFailure } from '../../integrations/embedded/start-failure';

export interface ChildRun {
  /** For the message when it fails: "The database could not be prepared". */
  readonly what: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly logFile: string;
  readonly stopping: AbortSignal;
  /** Called with each line of its output. */
  readonly onLine: (line: string) => void;
  /** Explains the last lines of the log where the cause is a known one. */
  readonly remedy: (lastWords: string) => string;
}

/** Runs a script to its end. @throws StartFailure with the last lines of its log when it fails. */
export async function runChild(run: ChildRun): Promise<void> {
  const log = createWriteStream(run.logFile, { flags: 'a', mode: 0o600 });
  const child = spawn(process.execPath, ['--enable-source-maps', run.script, ...run.args], {
    cwd: run.cwd,
    env: { ...run.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: run.stopping,
  });
  child.stderr.pipe(log, { end: false });
  createInterface({ input: child.stdout }).on('line', (line) => {
    log.write(`${line}\n`);
    run.onLine(line);
  });
  const how = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code === 0 ? '' : (signal ?? `exit code ${code}`)));
  });
  await new Promise((resolve) => {
    log.end(resolve);
  });
  if (how === '') return;
  const words = lastLines(run.logFile, 20);
  throw new StartFailure({
    happened: `${run.what} (${how}).`,
    remedy: `${run.remedy(words)}\nIts last words, from ${run.logFile}:\n${words}`,
  });
}
