/** Tells the time, and calls when something is due. */
export interface Clock {
  /** ms since the epoch. */
  now(): number;
  /** Calls once, when this many ms have passed. @returns calls it off */
  after(ms: number, call: () => void): () => void;
}

export const realClock: Clock = scaledClock(1);

/** A clock that starts now and runs this many times as fast: at 100,000 a week passes in 6 s. */
export function scaledClock(speed: number): Clock {
  const start = Date.now();
  return {
    now: () => Math.round(start + (Date.now() - start) * speed),
    after(ms, call) {
      const timer = setTimeout(call, ms / speed).unref();
      return () => clearTimeout(timer);
    },
  };
}

/** The real clock, this many ms ahead: as that of a service whose clock is not ours. */
export const shiftedClock = (ahead: number): Clock => ({
  ...realClock,
  now: () => realClock.now() + ahead,
});

/** A clock that stands still until it is told how much time passes. */
export class VirtualClock implements Clock {
  #now: number;
  /** In the order of being set; the earliest due is looked for. */
  readonly #timers = new Set<{ due: number; call: () => void }>();

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const timer = { due: this.#now + ms, call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets time pass; what is due meanwhile happens, each at its time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.due);
      next.call();
    }
    this.#now = end;
  }

  #next(end: number) {
    let earliest: { due: number; call: () => void } | undefined;
    for (const timer of this.#timers) {
      if (timer.due <= end && timer.due < (earliest?.due ?? Number.POSITIVE_INFINITY)) {
        earliest = timer;
      }
    }
    return earliest;
  }
}
