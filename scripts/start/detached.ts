import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from './home';
import { progressMessage } from './progress';

/** Runs `npm start` in the background, prints its progress, and resolves to the exit code once it is ready or has failed. */
export function startDetached(root: string, home: Home, args: readonly string[]): Promise<number> {
  const log = openSync(home.log('start'), 'a', 0o600);
  const supervisor = spawn(process.execPath, [join(root, 'scripts/run.mjs'), 'start', ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return new Promise((resolve) => {
    const settle = (code: number) => {
      if (supervisor.connected) supervisor.disconnect();
      supervisor.unref();
      resolve(code);
    };
    supervisor.on('message', (received) => {
      const message = progressMessage.parse(received);
      if ('line' in message) console.log(message.line);
      else settle(message.finished === 'ready' ? 0 : 1);
    });
    supervisor.once('error', (error) => {
      console.error(error.message);
      settle(1);
    });
    supervisor.once('exit', (code) => settle(code ?? 1));
  });
}
