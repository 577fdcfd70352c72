import { QRushError } from '../protocol/errors.ts';

/** Steps of one key that are under way at a time. */
const AT_ONCE = 10;

/** Steps of one key that wait for their turn, at the most. */
const WAITING = 1000;

interface Line {
  busy: number;
  waiting: (() => void)[];
}

/**
 * Lets a few steps of each key be under way, the others in the order in which they came. A class that
 * joins at the same moment would take all that there is to take, though every one gives it back.
 */
export class Turns {
  readonly #lines = new Map<string, Line>();

  /** @throws QRushError `RATE_LIMITED` when too many wait */
  async take<Value>(key: string, step: () => Promise<Value>): Promise<Value> {
    const line = this.#lines.get(key) ?? { busy: 0, waiting: [] };
    this.#lines.set(key, line);
    if (line.busy < AT_ONCE) line.busy += 1;
    else {
      if (line.waiting.length >= WAITING) throw new QRushError('RATE_LIMITED');
      await new Promise<void>((resolve) => void line.waiting.push(resolve));
    }
    try {
      return await step();
    } finally {
      const next = line.waiting.shift();
      if (next) next();
      else {
        line.busy -= 1;
        if (line.busy === 0) this.#lines.delete(key);
      }
    }
  }
}
