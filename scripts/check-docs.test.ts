import { describe, expect, it } from 'vitest';
import { findDocFaults } from './check-docs';

const known = {
  exists: (path: string) => ['services/campaign/pause.ts', 'docs/glossary.md', 'worker.ts'].includes(path),
  fileNames: new Set(['contract.ts']),
  npmScripts: new Set(['start']),
};
const messages = (line: string) => findDocFaults('docs/page.md', line, known).map(({ message }) => message);

describe('what the docs quote', () => {
  it.each([
    ['a path that moved', 'see `services/campaign/hold.ts`', ['names services/campaign/hold.ts, which is not there']],
    ['a file at the root', 'see `runner.ts`', ['names runner.ts, which is not there']],
    ['a link to nothing', '[x](lost.md)', ['links to lost.md, which is not there']],
    [
      'a command that does not exist',
      'then `npm run deploy`',
      ['tells to run npm deploy, which package.json does not have'],
    ],
  ])('is refused: %s', (_what, line, expected) => {
    expect(messages(line)).toEqual(expected);
  });

  it.each([
    '`services/campaign/pause.ts` and `worker.ts`',
    '[the words](glossary.md#claim), [elsewhere](https://example.org)',
    '`contract.ts` of each workflow',
    '`npm ci && npm start`',
    '`api/routes/{contacts,events}.ts` and `test/*`',
  ])('is accepted: %s', (line) => {
    expect(messages(line)).toEqual([]);
  });
});
