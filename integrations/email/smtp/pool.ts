import type { BulkTransport, DeliveryOutcome, OutgoingMessage } from '../../../services/ports';
import { SmtpConnection } from './connection';
import type { ConnectionOwner } from './connection';
import { Delivery } from './delivery';
import { SmtpRefusal, openSession } from './handshake';
import { notSent } from './outcome';
import type { SmtpServer } from './server';
import { defaultTimeouts } from './timeouts';
import type { SmtpTimeouts } from './timeouts';
import { WaitingLine } from './waiting-line';

/** After a refused connection no further one is tried for this long, while others still work. */
const REOPEN_AFTER_MS = 5_000;
const LONGEST_DEADLINE_CHECK_MS = 1_000;

interface SmtpTransportOptions {
  readonly timeouts?: Partial<SmtpTimeouts>;
}

/**
 * Carries messages over as many connections as the server is allowed, opened when there is work and closed when
 * there is none. Messages wait in one line, first come, first served.
 */
export function createSmtpTransport(server: SmtpServer, options: SmtpTransportOptions = {}): BulkTransport {
  return new SmtpPool(server, { ...defaultTimeouts, ...options.timeouts });
}

class SmtpPool implements BulkTransport, ConnectionOwner {
  readonly #waiting = new WaitingLine();
  readonly #connections = new Set<SmtpConnection>();
  readonly #idle: SmtpConnection[] = [];
  readonly #deadlineCheckMs: number;
  #opening = 0;
  #reopenAtMs = 0;
  #isClosed = false;
  #clock: NodeJS.Timeout | null = null;
  #whenEmpty: (() => void)[] = [];

  constructor(
    private readonly server: SmtpServer,
    private readonly timeouts: SmtpTimeouts,
  ) {
    this.#deadlineCheckMs = Math.min(LONGEST_DEADLINE_CHECK_MS, ...Object.values(timeouts));
  }

  async deliver(message: OutgoingMessage, signal?: AbortSignal): Promise<DeliveryOutcome> {
    if (this.#isClosed) return notSent('the transport is closed');
    return new Promise((resolve) => {
      this.#waiting.add(new Delivery(message, signal, resolve));
      this.#dispatch();
    });
  }

  async verify(): Promise<void> {
    const { channel } = await openSession(this.server, this.timeouts);
    channel.write('QUIT\r\n');
    channel.close('closed by us');
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const connection of this.#idle.splice(0)) connection.quit();
    if (this.#connections.size === 0 && this.#opening === 0) return;
    await new Promise<void>((resolve) => this.#whenEmpty.push(resolve));
  }

  next(): Delivery | null {
    return this.#waiting.take();
  }

  onIdle(connection: SmtpConnection): void {
    if (this.#isClosed) connection.quit();
    else this.#idle.push(connection);
  }

  onClosed(connection: SmtpConnection, unsent: readonly Delivery[], reason: string): void {
    this.#connections.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at !== -1) this.#idle.splice(at, 1);
    for (const delivery of unsent) if (delivery.mayRetry(reason)) this.#waiting.putBack(delivery);
    this.#dispatch();
    this.#checkEmpty();
  }

  #dispatch(): void {
    while (this.#waiting.length > 0 && this.#idle.length > 0) this.#idle.pop()?.wake();
    while (this.#mayOpen()) void this.#open();
  }

  /** Each connection that is being opened will take a message: no more of them than messages that wait. */
  #mayOpen(): boolean {
    const open = this.#connections.size + this.#opening;
    if (this.#waiting.length <= this.#opening || open >= this.server.connections) return false;
    return open === 0 || performance.now() >= this.#reopenAtMs;
  }

  async #open(): Promise<void> {
    this.#opening += 1;
    try {
      const session = await openSession(this.server, this.timeouts);
      this.#opening -= 1;
      const limits = {
        messages: this.server.messagesPerConnection,
        timeouts: this.timeouts,
        now: () => performance.now(),
      };
      const connection = new SmtpConnection(session, this, limits);
      this.#connections.add(connection);
      this.#startClock();
      connection.wake();
    } catch (error) {
      this.#opening -= 1;
      this.#onRefused(error);
    }
    this.#checkEmpty();
  }

  /** Without any connection the line would wait for ever; with some, it moves more slowly. */
  #onRefused(error: unknown): void {
    this.#reopenAtMs = performance.now() + REOPEN_AFTER_MS;
    if (this.#connections.size > 0 || this.#opening > 0) return;
    const reason = error instanceof Error ? error.message : String(error);
    const outcome = notSent(
      `no connection to the mail server: ${reason}`,
      error instanceof SmtpRefusal ? error.reply : null,
    );
    for (let delivery = this.#waiting.take(); delivery !== null; delivery = this.#waiting.take())
      delivery.settle(outcome);
  }

  #startClock(): void {
    this.#clock ??= setInterval(() => {
      const nowMs = performance.now();
      for (const connection of this.#connections) connection.checkDeadline(nowMs);
    }, this.#deadlineCheckMs);
  }

  #checkEmpty(): void {
    if (this.#connections.size > 0 || this.#opening > 0) return;
    if (this.#clock !== null) clearInterval(this.#clock);
    this.#clock = null;
    if (this.#waiting.length > 0) return;
    for (const resolve of this.#whenEmpty.splice(0)) resolve();
  }
}
