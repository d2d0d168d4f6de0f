import { connect, createServer } from 'node:net';

export interface PortRequest {
  /** The port to try first; 0 or absent means any. */
  readonly preferred?: number | undefined;
  readonly host?: string | undefined;
  /** Ports promised to another part that has not bound them yet. */
  readonly except?: ReadonlySet<number>;
}

/** Asks the kernel whether a port can be bound; resolves to the port bound (of use with 0), or null when it is taken. */
export function tryPort(port: number, host = '127.0.0.1'): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => resolve(bound));
    });
  });
}

/** BSD lets a loopback address be bound under a server that holds all addresses: ask whether somebody answers, too. */
function somebodyAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setTimeout(500);
    const settle = (answers: boolean) => () => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', settle(true)).once('error', settle(false)).once('timeout', settle(false));
  });
}

/** The preferred port where it is free, else one the kernel picks. The caller compares to tell the reader. */
export async function chooseFreePort({ preferred = 0, host, except = new Set() }: PortRequest = {}): Promise<number> {
  const isFree = async () => !(await somebodyAnswers(preferred)) && (await tryPort(preferred, host)) !== null;
  if (preferred !== 0 && !except.has(preferred) && (await isFree())) return preferred;
  for (;;) {
    const port = await tryPort(0, host);
    if (port === null) throw new Error(`No port can be bound on ${host ?? '127.0.0.1'}`);
    if (!except.has(port)) return port;
  }
}
