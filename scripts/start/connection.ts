import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** The demo organisation and who signs in to it. */
export const demoLogin = z.object({
  organizationId: z.string(),
  artistId: z.string(),
  email: z.string(),
  password: z.string(),
  apiKey: z.string(),
});
export type DemoLogin = z.infer<typeof demoLogin>;

/** What other programs read to find a running Fermata. A part that was not started here has no pid. */
export const connection = z.object({
  /** Absent with --no-web. */
  app: z.string().optional(),
  api: z.string(),
  public: z.string(),
  /** Absent where SMTP_URL names a real mail server. */
  mail: z.string().optional(),
  smtp: z.string(),
  temporal: z.string(),
  temporalUi: z.string().optional(),
  namespace: z.string(),
  database: z.string(),
  ...demoLogin.partial().shape,
  pids: z.record(z.string(), z.number()),
});
export type Connection = z.infer<typeof connection>;

/** Written whole or not at all: a reader may look at any moment. It holds passwords, hence 0600. */
export function writeConnection(file: string, value: Connection): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Null when there is none. */
export function readConnection(file: string): Connection | null {
  try {
    return connection.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

export function removeConnection(file: string): void {
  rmSync(file, { force: true });
}
