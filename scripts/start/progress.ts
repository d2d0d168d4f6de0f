import { z } from 'zod';
import { ConfigError } from '../../config';
import { StartFailure } from '../../integrations/embedded/start-failure';
import type { Connection } from './connection';

/** What the detached supervisor tells the command that started it. */
export const progressMessage = z.union([
  z.object({ line: z.string() }),
  z.object({ finished: z.enum(['ready', 'failed']) }),
]);
export type ProgressMessage = z.infer<typeof progressMessage>;

export interface Progress {
  say(line: string): void;
  /** A line for a part that is ready, with the time since the start. */
  done(part: string, detail: string): void;
  finish(outcome: 'ready' | 'failed'): void;
  elapsed(): string;
}

export function createProgress(): Progress {
  const startedAt = Date.now();
  const elapsed = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  const say = (line: string) => {
    console.log(line);
    tellLauncher({ line });
  };
  return {
    say,
    elapsed,
    done: (part, detail) => say(`  ✓ ${part.padEnd(16)} ${detail.padEnd(52)} ${elapsed().padStart(7)}`),
    finish: (finished) => tellLauncher({ finished }),
  };
}

/** There is a launcher when we were started by --detach, until it has seen us ready. */
function tellLauncher(message: ProgressMessage): void {
  if (process.connected) process.send?.(message);
}

/** The sentence for a failure: without a stack where the reader can act on it, with one where we were wrong. */
export function explain(error: unknown): string {
  if (error instanceof StartFailure) return `\n  ✗ ${error.happened}\n\n${error.remedy}\n`;
  if (error instanceof ConfigError) return `\n  ✗ ${error.message}\n\nEvery variable is explained in .env.example.\n`;
  return `\n  ✗ ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
}

/** The addresses and the login, as lines to print. */
export function summarize(connection: Connection): string[] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['App', connection.app],
    ['Sign in', connection.email && `${connection.email}   ${connection.password}`],
    ['Mail', connection.mail],
    ['Temporal UI', connection.temporalUi],
    ['API', `${connection.api}   (explorer: ${connection.api}/docs)`],
    ['API key', connection.apiKey],
    ['Public', connection.public],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [`  ${label.padEnd(13)}${value}`]));
}
