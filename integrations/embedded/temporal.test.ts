import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { searchAttributes } from '../../workflows/search-attributes';
import { startTemporal } from './temporal';
import type { RunningTemporal } from './temporal';

const LIMIT_MS = 180_000;
const registered = z.object({ customAttributes: z.record(z.string(), z.string()) });

let home: string;
let running: RunningTemporal | null = null;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'fermata-temporal-'));
});
afterEach(async () => {
  await running?.stop();
  running = null;
  rmSync(home, { recursive: true, force: true });
});

test(
  'the dev server knows every search attribute the workflows set, also when it starts on its own state again',
  async () => {
    running = await startTemporal({ home });
    await running.stop();
    running = await startTemporal({ home });
    const response = await fetch(`${running.uiUrl}/api/v1/namespaces/default/search-attributes`);
    const known = Object.keys(registered.parse(await response.json()).customAttributes);
    expect(known).toEqual(expect.arrayContaining(Object.values(searchAttributes).map(({ name }) => name)));
  },
  LIMIT_MS,
);

test(
  'a namespace of another name is there when the server is',
  async () => {
    running = await startTemporal({ home, namespace: 'tour', persistent: false });
    expect((await fetch(`${running.uiUrl}/api/v1/namespaces/tour`)).status).toBe(200);
  },
  LIMIT_MS,
);
