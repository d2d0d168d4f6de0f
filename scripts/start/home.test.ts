import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { deleteEntries, homeAt, masterSecret, prepareHome } from './home';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fermata-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the secret is made once, is long, and is for its owner’s eyes', () => {
  const home = homeAt(folder);
  const secret = masterSecret(home);
  expect(secret.length).toBeGreaterThanOrEqual(48);
  expect(masterSecret(home)).toBe(secret);
  expect(statSync(home.secret).mode & 0o777).toBe(0o600);
});

test('reset deletes what is ours and nothing beside it', () => {
  const home = homeAt(folder);
  prepareHome(home);
  masterSecret(home);
  mkdirSync(home.postgres);
  writeFileSync(join(folder, 'thesis.txt'), 'mine');
  deleteEntries(home);
  expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);
  for (const path of [home.run, home.mail, home.postgres, home.secret]) expect(existsSync(path)).toBe(false);
});

test('reset takes the home away when nothing else is in it', () => {
  const home = homeAt(join(folder, 'home'));
  prepareHome(home);
  deleteEntries(home);
  expect(existsSync(home.path)).toBe(false);
});

test('a home that cannot be made says so with the way out', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => prepareHome(homeAt(join(folder, 'file', 'home')))).toThrow(/cannot be written to[^]*FERMATA_HOME/);
});
