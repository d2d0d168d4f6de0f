import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { loadConfig } from '../../config';
import { choosePorts } from './ports';

test('a port that is taken gives way, and the reader is told which part moved where', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  const wanted = { ...loadConfig({}).ports, mail: taken };
  const { ports, notes } = await choosePorts(wanted, ['mail'], '127.0.0.1');
  expect(ports.mail).not.toBe(taken);
  expect(notes).toEqual([`Port ${taken} is taken; inbox page on ${ports.mail} instead.`]);
  expect(ports).toEqual({ ...wanted, mail: ports.mail });
  await new Promise((resolve) => {
    server.close(resolve);
  });
});
