import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_RECORD_BYTES = 22;
const LONGEST_COMMENT_BYTES = 65_535;
const STORED = 0;
const DEFLATED = 8;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly headerOffset: number;
}

/**
 * Writes the one file of a ZIP archive whose name `isWanted` to `target`, streaming.
 * Knows what wheels use: stored or deflated entries below 4 GB (APPNOTE 6.3.10, 4.3.7 to 4.3.16).
 * @throws Error when no entry is wanted or the archive is cut short.
 */
export async function unzipOne(archive: string, isWanted: (name: string) => boolean, target: string): Promise<void> {
  const entry = (await readDirectory(archive)).find(({ name }) => isWanted(name));
  if (entry === undefined) throw new Error(`${archive} does not hold the file looked for`);
  const start = await dataOffset(archive, entry);
  const source = createReadStream(archive, { start, end: start + entry.compressedBytes - 1 });
  const sink = createWriteStream(target);
  if (entry.method === STORED) return pipeline(source, sink);
  if (entry.method === DEFLATED) return pipeline(source, createInflateRaw(), sink);
  throw new Error(`${archive} uses compression method ${entry.method}, which is not known here`);
}

async function readDirectory(archive: string): Promise<ZipEntry[]> {
  const file = await open(archive);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, END_RECORD_BYTES + LONGEST_COMMENT_BYTES));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = lastIndexOfSignature(tail);
    if (end === -1) throw new Error(`${archive} is no ZIP archive, or was cut short`);
    const directory = Buffer.alloc(tail.readUInt32LE(end + 12));
    await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    return parseDirectory(directory);
  } finally {
    await file.close();
  }
}

function lastIndexOfSignature(tail: Buffer): number {
  for (let at = tail.length - END_RECORD_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

function parseDirectory(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
    const nameBytes = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameBytes),
      method: directory.readUInt16LE(at + 10),
      compressedBytes: directory.readUInt32LE(at + 20),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** The local header repeats the name with an extra field of its own length, so its end must be read from it. */
async function dataOffset(archive: string, { headerOffset }: ZipEntry): Promise<number> {
  const file = await open(archive);
  try {
    const header = Buffer.alloc(30);
    await file.read(header, 0, header.length, headerOffset);
    return headerOffset + header.length + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}
