import { Counter, type Registry } from 'prom-client';
import type { PlayLine } from './line.ts';

/** ms that a line has to be old: until a storm is over, and so that nobody is moved again and again. */
const SETTLED = 8000;

/** The players' lines of this process, and which of them can be moved to another one. */
export class Moves {
  /** Since when, ms on the monotonic clock: the oldest first. */
  readonly #lines = new Map<PlayLine, number>();
  readonly #spares: (line: PlayLine) => boolean;
  readonly #counter: Counter;

  /** @param spares whether the player would hardly miss anything */
  constructor(metrics: Registry, spares: (line: PlayLine) => boolean) {
    this.#spares = spares;
    this.#counter = new Counter({
      name: 'qrush_lines_moved_total',
      help: 'Lines of players let go of because this process held more than its share',
      registers: [metrics],
    });
  }

  entered(line: PlayLine): void {
    this.#lines.set(line, performance.now());
  }

  left(line: PlayLine): void {
    this.#lines.delete(line);
  }

  /**
   * Lets go of some lines, whose clients come back here or elsewhere.
   * @param most how many at the most
   * @returns how many
   */
  letGo(most: number): number {
    const settled = performance.now() - SETTLED;
    let count = 0;
    for (const [line, since] of this.#lines) {
      if (count === most || since > settled) break;
      if (!this.#spares(line)) continue;
      this.#lines.delete(line);
      line.letGo();
      count += 1;
    }
    this.#counter.inc(count);
    return count;
  }
}
