import type { Slices } from '../slices.ts';

/** Something that has bytes to send. */
export interface Sender {
  flush(): void;
}

/** Sockets that wait at the most, though there may be more to read. */
const MOST = 16;

/** ms that something may wait for company which does not matter at once. */
const PATIENCE = 100;

/**
 * Sockets with something to send. It is sent when all that has come has been read, or when some
 * have something: writes in a row cost less than as many between reads (decision 0040). Everything
 * for one socket in the meantime goes out in one write.
 */
export class Outgoing {
  readonly #slices: Slices;
  #waiting: Sender[] = [];
  #scheduled = false;
  #patient: Sender[] = [];

  constructor(slices: Slices) {
    this.#slices = slices;
  }

  add(sender: Sender): void {
    this.#waiting.push(sender);
    this.#schedule();
    if (this.#waiting.length >= MOST) this.#flush();
  }

  /** Adds one that would rather wait: with luck, what it has goes out with something else. */
  addPatiently(sender: Sender): void {
    if (this.#patient.length === 0) setTimeout(() => this.#flushPatient(), PATIENCE);
    this.#patient.push(sender);
  }

  /** Once an iteration, however often so many wait that they are sent before. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const sender of waiting) sender.flush();
  }

  #flushPatient(): void {
    const patient = this.#patient;
    this.#patient = [];
    void this.#slices.each(patient, (sender) => sender.flush());
  }
}
