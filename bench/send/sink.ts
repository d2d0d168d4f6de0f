import { fork } from 'node:child_process';
import { createSink } from './sink-server';
import type { SinkCount } from './sink-server';

/** The argument by which the bench starts itself as the sink. */
export const SINK_ROLE = '--sink';

/** The receiving end, in a process of its own: the sender does not pay for it. */
export interface Sink {
  readonly port: number;
  /** What it has received since it was last asked. */
  count(): Promise<SinkCount>;
  stop(): void;
}

export async function startSink(entryPoint: string): Promise<Sink> {
  const child = fork(entryPoint, [SINK_ROLE]);
  const answer = async (): Promise<unknown> => new Promise((resolve) => child.once('message', resolve));
  const { port } = portIn(await answer());
  return {
    port,
    async count() {
      const counted = answer();
      child.send('count');
      return countIn(await counted);
    },
    stop: () => child.disconnect(),
  };
}

/** Runs in the process that `startSink` forks. Ends with its parent. */
export function runSink(): void {
  const count: SinkCount = { messages: 0, octets: 0 };
  const server = createSink(count);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.send?.({ port: typeof address === 'object' ? address?.port : null });
  });
  process.on('message', () => {
    process.send?.({ ...count });
    Object.assign(count, { messages: 0, octets: 0 });
  });
  process.on('disconnect', () => process.exit(0));
}

function numberOf(message: unknown, name: string): number {
  const value: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
  if (typeof value !== 'number') throw new Error(`the sink said ${JSON.stringify(message)}, without ${name}`);
  return value;
}

const portIn = (message: unknown) => ({ port: numberOf(message, 'port') });

const countIn = (message: unknown): SinkCount => ({
  messages: numberOf(message, 'messages'),
  octets: numberOf(message, 'octets'),
});
