import type { Delivery } from './delivery';
import { stuffDots } from './dot-stuffing';
import { envelopeCommands } from './envelope';
import type { SmtpSession } from './handshake';
import { outcomeOf } from './outcome';
import type { SmtpStage } from './outcome';
import { isPositive } from './reply';
import type { SmtpReply } from './reply';
import type { SmtpTimeouts } from './timeouts';

/** What a connection asks of the pool. */
export interface ConnectionOwner {
  /** The next message for this connection, if one waits. */
  next(): Delivery | null;
  /** Nothing is under way and nothing waits. */
  onIdle(connection: SmtpConnection): void;
  /** `unsent` never reached the server whole, and may go to another connection. */
  onClosed(connection: SmtpConnection, unsent: readonly Delivery[], reason: string): void;
}

/** A transaction from its MAIL on. */
interface Transaction {
  readonly delivery: Delivery;
  /** Commands not written yet; without PIPELINING each waits for the reply to the one before. */
  readonly unwritten: { readonly stage: SmtpStage | 'RSET'; readonly line: string }[];
  /** The first reply that refused it. */
  refusal: { readonly reply: SmtpReply; readonly stage: SmtpStage } | null;
}

const timeoutOf = {
  RSET: 'commandMs',
  MAIL: 'commandMs',
  RCPT: 'commandMs',
  DATA: 'dataMs',
  MESSAGE: 'messageMs',
} as const;

interface Expectation {
  readonly stage: SmtpStage | 'RSET';
  readonly transaction: Transaction;
}

/**
 * One connection at work. Where the server allows it (RFC 2920), MAIL, RCPT and DATA go out in one write, and the
 * next message's right behind this message's last dot: a message then costs one round trip instead of four.
 *
 *     → MAIL₁ RCPT₁ DATA₁             ← 250 250 354
 *     → message₁ . MAIL₂ RCPT₂ DATA₂  ← 250 (message₁)  250 250 354
 *
 * DATA ends every group, so that a refusal is known before the content is sent.
 */
export class SmtpConnection {
  readonly #expected: Expectation[] = [];
  #deadlineMs = Infinity;
  #started = 0;
  /** The last transaction was refused half-way, and the server still holds it open. */
  #needsReset = false;
  #closing = false;

  constructor(
    private readonly session: SmtpSession,
    private readonly owner: ConnectionOwner,
    private readonly limits: { readonly messages: number; readonly timeouts: SmtpTimeouts; readonly now: () => number },
  ) {
    session.channel.listener = { onReply: (reply) => this.#onReply(reply), onClose: (reason) => this.#onClose(reason) };
    this.#setDeadline();
  }

  /** Takes the next message that waits. Called by the pool when this connection is idle. */
  wake(): void {
    if (this.#expected.length > 0) return;
    const commands = this.#beginNext();
    if (commands !== null) this.session.channel.write(commands);
    else if (this.#closing) this.quit();
    else this.owner.onIdle(this);
    this.#setDeadline();
  }

  /** Closes an idle connection politely. */
  quit(): void {
    this.session.channel.write('QUIT\r\n');
    this.session.channel.close('closed by us');
  }

  /** Called about once a second: RFC 5321's timeouts, without a timer for each message. */
  checkDeadline(nowMs: number): void {
    if (nowMs < this.#deadlineMs) return;
    const [waitingFor] = this.#expected;
    if (waitingFor === undefined) this.quit();
    else this.session.channel.close(`no answer to ${waitingFor.stage} in time`);
  }

  #onReply(reply: SmtpReply): void {
    const expectation = this.#expected.shift();
    if (reply.code === 421) this.#closing = true;
    if (expectation === undefined) {
      // A server that speaks unasked is about to close (RFC 5321, 3.8).
      this.session.channel.close(reply.text);
      return;
    }
    this.#advance(expectation, reply);
    if (reply.code === 421) this.session.channel.close(reply.text);
    else if (this.#expected.length === 0) this.wake();
    else this.#setDeadline();
  }

  #advance({ stage, transaction }: Expectation, reply: SmtpReply): void {
    if (stage === 'MESSAGE') {
      const { refusal } = transaction;
      transaction.delivery.settle(refusal === null ? outcomeOf(reply, stage) : outcomeOf(refusal.reply, refusal.stage));
      return;
    }
    const isWanted = stage === 'DATA' ? reply.code === 354 : isPositive(reply);
    if (!isWanted && stage !== 'RSET') transaction.refusal ??= { reply, stage };
    if (stage === 'DATA' && reply.code === 354) this.#sendContent(transaction);
    else if (stage === 'DATA') this.#refuse(transaction);
    else if (transaction.unwritten.length > 0) this.#sendNextCommand(transaction);
  }

  /** Lockstep: the next command, unless the server has refused already. */
  #sendNextCommand(transaction: Transaction): void {
    if (transaction.refusal !== null) {
      this.#refuse(transaction);
      return;
    }
    const command = transaction.unwritten.shift();
    if (command === undefined) return;
    this.#expected.push({ stage: command.stage, transaction });
    this.session.channel.write(command.line);
  }

  #refuse({ refusal, delivery }: Transaction): void {
    this.#needsReset = true;
    if (refusal !== null) delivery.settle(outcomeOf(refusal.reply, refusal.stage));
  }

  #sendContent(transaction: Transaction): void {
    this.#expected.push({ stage: 'MESSAGE', transaction });
    if (transaction.refusal !== null) {
      // 354 after a refused RCPT: an empty message ends it (RFC 2920, 3.1).
      this.session.channel.write('.\r\n');
      return;
    }
    const nextCommands = this.session.capabilities.pipelining ? (this.#beginNext() ?? '') : '';
    const content = stuffDots(transaction.delivery.message.content);
    this.session.channel.writeMessage(content, `.\r\n${nextCommands}`);
  }

  /** @returns the first commands of the next message's transaction, null when there is none to begin. */
  #beginNext(): string | null {
    for (;;) {
      if (this.#closing || this.#started >= this.limits.messages) {
        this.#closing = true;
        return null;
      }
      const delivery = this.owner.next();
      if (delivery === null) return null;
      const commands = envelopeCommands(delivery.message, this.session.capabilities);
      if (!Array.isArray(commands)) {
        delivery.settle(commands);
        continue;
      }
      this.#started += 1;
      const reset = this.#needsReset ? ([{ stage: 'RSET', line: 'RSET\r\n' }] as const) : [];
      this.#needsReset = false;
      return this.#begin({ delivery, unwritten: [...reset, ...commands], refusal: null });
    }
  }

  #begin(transaction: Transaction): string {
    const { unwritten } = transaction;
    const now = unwritten.splice(0, this.session.capabilities.pipelining ? unwritten.length : 1);
    for (const { stage } of now) this.#expected.push({ stage, transaction });
    return now.map(({ line }) => line).join('');
  }

  #setDeadline(): void {
    const { timeouts, now } = this.limits;
    const stage = this.#expected[0]?.stage;
    this.#deadlineMs = now() + timeouts[stage === undefined ? 'idleMs' : timeoutOf[stage]];
  }

  #onClose(reason: string): void {
    const unsent: Delivery[] = [];
    for (const { stage, transaction } of this.#expected.splice(0)) {
      const { delivery, refusal } = transaction;
      if (refusal !== null) this.#refuse(transaction);
      else if (stage === 'MESSAGE') delivery.settle({ kind: 'unknown', reason: `no answer to the message: ${reason}` });
      else if (!unsent.includes(delivery)) unsent.push(delivery);
    }
    this.owner.onClosed(this, unsent, reason);
  }
}
