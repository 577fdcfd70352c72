import type { Clock } from './clock.ts';

/** Events still to happen, on one clock; none happens after the close. */
export class Schedule {
  readonly #clock: Clock;
  /** How each thing that waits is called off. */
  readonly #pending = new Set<() => void>();
  #closed = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** ms since the epoch. */
  now(): number {
    return this.#clock.now();
  }

  /** Calls in this many ms; at once when that is none. @returns calls it off */
  after(ms: number, call: () => void): () => void {
    return this.#wait(ms, call, () => undefined);
  }

  /** Waits this many ms. @returns false when the close came first */
  sleep(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      this.#wait(
        ms,
        () => resolve(true),
        () => resolve(false),
      );
    });
  }

  close(): void {
    this.#closed = true;
    for (const callOff of [...this.#pending]) callOff();
  }

  #wait(ms: number, call: () => void, calledOff: () => void): () => void {
    if (this.#closed) {
      calledOff();
      return () => undefined;
    }
    if (ms <= 0) {
      call();
      return () => undefined;
    }
    const cancel = this.#clock.after(ms, () => {
      this.#pending.delete(callOff);
      call();
    });
    const callOff = () => {
      if (!this.#pending.delete(callOff)) return;
      cancel();
      calledOff();
    };
    this.#pending.add(callOff);
    return callOff;
  }
}
