import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach } from 'vitest';

/** One connection as a script sees it. */
export interface Peer {
  readonly socket: Socket;
  /** Counted from 1. */
  readonly connection: number;
  /** Messages this connection has received. */
  readonly messages: number;
}

/** What a server says. A reply without its line end; null says nothing, {@link DROP} cuts the connection. */
type Answer = string | null;
export const DROP = 'drop the connection';

export interface Script {
  readonly greeting?: (peer: Peer) => Answer;
  readonly extensions?: readonly string[];
  /** @returns undefined for the usual answer. */
  readonly on?: (command: string, peer: Peer) => Answer | undefined;
  /** Called with a message as it was sent, dots and all. */
  readonly onMessage?: (message: string, peer: Peer) => Answer | undefined;
  /** Sends replies in pieces of so many octets. */
  readonly pieceOctets?: number;
}

export interface ScriptedServer {
  readonly url: string;
  /** All commands of all connections, in order; `<message>` for a message. */
  readonly log: string[];
  readonly messages: string[];
  /** The most commands that came in one piece. */
  mostAtOnce: number;
  connections: number;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A mail server that behaves as badly as a test needs, on a port of its own until the test ends. */
export async function scriptedServer(script: Script = {}): Promise<ScriptedServer> {
  const sockets = new Set<Socket>();
  const state: State = { log: [], messages: [], mostAtOnce: 0, connections: 0 };
  const server = createServer((socket) => {
    sockets.add(socket);
    state.connections += 1;
    serve(socket, script, state, state.connections);
  });
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, { url: `smtp://127.0.0.1:${portOf(server.address())}` });
}

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' ? (address?.port ?? 0) : 0;

type State = Omit<ScriptedServer, 'url'>;

function serve(socket: Socket, script: Script, state: State, connection: number): void {
  let rest = '';
  let inMessage = false;
  let received = 0;
  const peer = {
    socket,
    connection,
    get messages() {
      return received;
    },
  };
  let isDropped = false;
  const say = (answer: Answer): void => {
    if (answer === DROP) {
      isDropped = true;
      // Behind the pieces of earlier replies, which wait in the same queue.
      setImmediate(() => socket.destroy());
    } else if (answer !== null) writeInPieces(socket, `${answer}\r\n`, script.pieceOctets);
  };
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8');
    let atOnce = 0;
    for (;;) {
      if (isDropped) break;
      const end = inMessage ? `\r\n${rest}`.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
      if (end === -1) break;
      if (inMessage) {
        const message = rest.slice(0, end);
        rest = rest.slice(end + 3);
        inMessage = false;
        received += 1;
        state.messages.push(message);
        state.log.push('<message>');
        const answer = script.onMessage?.(message, peer);
        say(answer === undefined ? '250 2.0.0 Ok: queued as Q1' : answer);
        continue;
      }
      const command = rest.slice(0, end);
      rest = rest.slice(end + 2);
      atOnce += 1;
      state.log.push(command);
      const scripted = script.on?.(command, peer);
      const answer = scripted === undefined ? usual(command, script.extensions ?? []) : scripted;
      inMessage = answer?.startsWith('354') ?? false;
      say(answer);
    }
    state.mostAtOnce = Math.max(state.mostAtOnce, atOnce);
  });
  say(script.greeting?.(peer) ?? '220 scripted ESMTP');
}

function usual(command: string, extensions: readonly string[]): string {
  if (command.startsWith('EHLO'))
    return ['scripted', ...extensions]
      .map((word, index, all) => `250${index === all.length - 1 ? ' ' : '-'}${word}`)
      .join('\r\n');
  if (command === 'DATA') return '354 go ahead';
  return command === 'QUIT' ? '221 2.0.0 bye' : '250 2.1.0 Ok';
}

function writeInPieces(socket: Socket, text: string, octets: number | undefined): void {
  if (octets === undefined) {
    socket.write(text);
    return;
  }
  for (let at = 0; at < text.length; at += octets) {
    const piece = text.slice(at, at + octets);
    setImmediate(() => socket.destroyed || socket.write(piece));
  }
}
