import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { chooseFreePort, tryPort } from './free-port';

async function takenPort(host: string) {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return { port, free: () => new Promise((resolve) => server.close(resolve)) };
}

test.each(['127.0.0.1', '0.0.0.0'])('a port that another program has on %s is replaced by a free one', async (host) => {
  const taken = await takenPort(host);
  const chosen = await chooseFreePort({ preferred: taken.port });
  expect(chosen).not.toBe(taken.port);
  expect(await tryPort(chosen)).toBe(chosen);
  await taken.free();
});

test('a port that is free is kept', async () => {
  const { port, free } = await takenPort('127.0.0.1');
  await free();
  expect(await chooseFreePort({ preferred: port })).toBe(port);
});

test('a port promised to another part is not given away twice', async () => {
  const { port, free } = await takenPort('127.0.0.1');
  await free();
  expect(await chooseFreePort({ preferred: port, except: new Set([port]) })).not.toBe(port);
});
