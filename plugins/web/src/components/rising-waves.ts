import type { WavesEvent } from '../../../../server/protocol/events.ts';
import type { WaveKind } from '../../../../server/protocol/views.ts';

/** ms between two waves that rise: at most 20 a second. */
const PACE = 50;

/** Waves that wait to rise: what the server tells at once rises within a second. */
const MOST_WAITING = 20;

/** Lets waves rise one after the other; of a crowd's, as many as can be seen. */
export class RisingWaves {
  readonly #rise: (kind: WaveKind) => void;
  readonly #waiting: WaveKind[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rise: (kind: WaveKind) => void) {
    this.#rise = rise;
  }

  add({ counts }: WavesEvent): void {
    const left = { ...counts };
    const kinds = Object.keys(left) as WaveKind[];
    // By turns, so that none of the kinds is left out.
    while (this.#waiting.length < MOST_WAITING && kinds.some((kind) => (left[kind] ?? 0) > 0)) {
      for (const kind of kinds) {
        const count = left[kind] ?? 0;
        if (count <= 0 || this.#waiting.length >= MOST_WAITING) continue;
        left[kind] = count - 1;
        this.#waiting.push(kind);
      }
    }
    if (this.#timer === undefined) this.#next();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }

  #next(): void {
    this.#timer = undefined;
    const kind = this.#waiting.shift();
    if (!kind) return;
    this.#rise(kind);
    this.#timer = setTimeout(() => this.#next(), PACE);
  }
}
