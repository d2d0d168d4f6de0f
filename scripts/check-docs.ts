import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');
const packageJson = z.object({ scripts: z.record(z.string(), z.string()) });

/** Something a page says that is not so. */
export interface DocFault {
  readonly page: string;
  readonly line: number;
  readonly message: string;
}

interface Known {
  readonly exists: (path: string) => boolean;
  /** Names of our files, wherever they are. */
  readonly fileNames: ReadonlySet<string>;
  readonly npmScripts: ReadonlySet<string>;
}

/** Folders whose paths, quoted in code style, must exist. */
const ourFolders =
  /^(\.ci|activities|api|bench|db|docs|domain|integrations|scripts|services|test|web|workflows)\/[\w./{}*-]*$/;
const ourFiles = /^[\w.-]+\.(ts|md|yml|json|cjs|mjs|example)$/;

/** Finds links to files that are not there, quoted paths that moved, and npm commands that do not exist. */
export function findDocFaults(page: string, text: string, known: Known): readonly DocFault[] {
  return text.split('\n').flatMap((content, index) => {
    const messages = [
      ...brokenLinks(page, content, known),
      ...movedPaths(content, known),
      ...unknownCommands(content, known),
    ];
    return messages.map((message) => ({ page, line: index + 1, message }));
  });
}

function brokenLinks(page: string, line: string, { exists }: Known): readonly string[] {
  return [...line.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .filter((target) => !exists(join(dirname(page), target.replace(/#.*$/, ''))))
    .map((target) => `links to ${target}, which is not there`);
}

function movedPaths(line: string, { exists, fileNames }: Known): readonly string[] {
  return [...line.matchAll(/`([^`\s]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((path) => ourFolders.test(path) || ourFiles.test(path))
    .filter((path) => !/[{}*]/.test(path) && !exists(path) && !fileNames.has(path))
    .map((path) => `names ${path}, which is not there`);
}

function unknownCommands(line: string, { npmScripts }: Known): readonly string[] {
  return [...line.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !['ci', 'install', 'run'].includes(name) && !npmScripts.has(name))
    .map((name) => `tells to run npm ${name}, which package.json does not have`);
}

/** A name without a folder says what kind of file is meant, so it may be anywhere; some are made when we run. */
function ourFileNames(): ReadonlySet<string> {
  const top = readdirSync(root, { withFileTypes: true });
  const inside = top.filter((entry) => entry.isDirectory() && ourFolders.test(`${entry.name}/`));
  const names = inside.flatMap(({ name }) => readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }));
  return new Set([...names.map((name) => basename(name)), 'connection.json']);
}

function pagesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}

function main(): void {
  const { scripts } = packageJson.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const known = {
    exists: (path: string) => existsSync(join(root, path)),
    fileNames: ourFileNames(),
    npmScripts: new Set(Object.keys(scripts)),
  };
  const pages = ['README.md', ...pagesIn('docs')].filter((page) => known.exists(page));
  const faults = pages.flatMap((page) => findDocFaults(page, readFileSync(join(root, page), 'utf8'), known));
  for (const { page, line, message } of faults) console.error(`${page}:${line} ${message}`);
  console.log(`${pages.length} pages read, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}

if (process.argv[1]?.endsWith('check-docs.js') === true) main();
