import { connect as connectTcp } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ReplyParser, SmtpProtocolError } from './reply';
import type { SmtpReply } from './reply';
import type { SmtpServer } from './server';

/** Who listens to a channel: the handshake first, then the connection that sends. */
export interface ChannelListener {
  onReply(reply: SmtpReply): void;
  /** Called once, whatever ended the connection. */
  onClose(reason: string): void;
}

/** A socket that speaks in replies. */
export class SmtpChannel {
  listener: ChannelListener | null = null;
  #parser = new ReplyParser();
  #closedBecause: string | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', this.#onData);
    socket.on('error', (error) => this.close(error.message));
    socket.on('close', () => this.close('the server closed the connection'));
    socket.on('end', () => this.close('the server closed the connection'));
  }

  /** @throws Error when no connection comes about in time. */
  static async open(server: SmtpServer, timeoutMs: number): Promise<SmtpChannel> {
    const { host, port, rejectUnauthorized } = server;
    const socket = server.implicitTls
      ? connectTls({ host, port, rejectUnauthorized, ...serverName(host) })
      : connectTcp({ host, port });
    return new SmtpChannel(await opened(socket, server.implicitTls ? 'secureConnect' : 'connect', timeoutMs));
  }

  /** Goes on under TLS, after the server's 220 to STARTTLS. This channel is of no use afterwards. */
  async secure(server: SmtpServer, timeoutMs: number): Promise<SmtpChannel> {
    // Whatever came in clear before TLS may be an attacker's (CVE-2011-0411).
    if (this.#parser.isInside) throw new SmtpProtocolError('the server said more than its answer to STARTTLS');
    this.socket.removeAllListeners();
    const { host, rejectUnauthorized } = server;
    const socket = connectTls({ socket: this.socket, rejectUnauthorized, ...serverName(host) });
    return new SmtpChannel(await opened(socket, 'secureConnect', timeoutMs));
  }

  get closedBecause(): string | null {
    return this.#closedBecause;
  }

  write(text: string): void {
    this.socket.write(text, 'utf8');
  }

  /** In one system call. */
  writeMessage(content: Buffer, tail: string): void {
    this.socket.cork();
    this.socket.write(content);
    this.socket.write(tail, 'utf8');
    this.socket.uncork();
  }

  close(reason: string): void {
    if (this.#closedBecause !== null) return;
    this.#closedBecause = reason;
    this.socket.destroy();
    this.listener?.onClose(reason);
  }

  readonly #onData = (chunk: Buffer): void => {
    try {
      for (const reply of this.#parser.push(chunk)) this.listener?.onReply(reply);
    } catch (error) {
      this.close(error instanceof Error ? error.message : String(error));
    }
  };
}

const serverName = (host: string): { servername?: string } => (/^[\d.]+$|:/.test(host) ? {} : { servername: host });

async function opened(socket: Socket, event: 'connect' | 'secureConnect', timeoutMs: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const closed = (): void => fail(new Error('the server closed the connection'));
    const timer = setTimeout(() => fail(new Error(`no connection within ${timeoutMs} ms`)), timeoutMs);
    socket.once('error', fail);
    socket.once('close', closed);
    socket.once(event, () => {
      clearTimeout(timer);
      socket.off('error', fail);
      socket.off('close', closed);
      resolve(socket);
    });
  });
}
