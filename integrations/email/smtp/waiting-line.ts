import type { Delivery } from './delivery';
import { notSent } from './outcome';

/** Messages that no connection has taken yet, first come, first served. */
export class WaitingLine {
  #deliveries: Delivery[] = [];
  #head = 0;
  /** Lost with their connection: they waited once, and go first. */
  readonly #again: Delivery[] = [];
  readonly #watched = new WeakSet<AbortSignal>();

  get length(): number {
    return this.#deliveries.length - this.#head + this.#again.length;
  }

  add(delivery: Delivery): void {
    if (delivery.signal !== undefined) this.#watch(delivery.signal);
    this.#deliveries.push(delivery);
    if (delivery.signal?.aborted) this.#dropAborted();
  }

  putBack(delivery: Delivery): void {
    this.#again.push(delivery);
    if (delivery.signal?.aborted) this.#dropAborted();
  }

  take(): Delivery | null {
    const again = this.#again.shift();
    if (again !== undefined) return again;
    const delivery = this.#deliveries[this.#head];
    if (delivery === undefined) return null;
    this.#head += 1;
    if (this.#head === this.#deliveries.length) {
      this.#deliveries = [];
      this.#head = 0;
    }
    return delivery;
  }

  /** One listener for all messages of a batch: they come with the same signal. */
  #watch(signal: AbortSignal): void {
    if (this.#watched.has(signal)) return;
    this.#watched.add(signal);
    signal.addEventListener('abort', () => this.#dropAborted(), { once: true });
  }

  #dropAborted(): void {
    const all = [...this.#again.splice(0), ...this.#deliveries.slice(this.#head)];
    this.#deliveries = [];
    this.#head = 0;
    for (const delivery of all) {
      if (delivery.signal?.aborted) delivery.settle(notSent('the send was stopped before this message went out'));
      else this.#deliveries.push(delivery);
    }
  }
}
