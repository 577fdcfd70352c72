import { PATIENCE } from '../engine/reading.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { Gathered } from './gather.ts';

/** ms between two looks at who still loads. */
const LOOK = 200;

/** ms by which the first look comes late: the question is to be read until then, by the store's clock. */
const LATE = 10;

export interface BarrierSources {
  /** Asks every process how many of its clients still load what is shown with this question. */
  ask(gameId: string, question: number): Promise<Gathered>;
  /** Nobody does any more. */
  loaded(gameId: string, question: number): void;
  onError(error: unknown): void;
}

/**
 * Looks whether all have a question's picture who load ahead. The process that has announced a question
 * looks, and no other; should it die, the question opens at its latest time.
 */
export class Barrier {
  readonly #sources: BarrierSources;
  /** The next look at each game. */
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(sources: BarrierSources) {
    this.#sources = sources;
  }

  /** A snapshot goes to everybody in the game: whatever was looked at before is over. */
  follow(gameId: string, { phase, pausedAt, coming, opensAt = 0, now }: Snapshot): void {
    clearTimeout(this.#timers.get(gameId));
    this.#timers.delete(gameId);
    if (phase !== 'countdown' || pausedAt !== undefined || coming?.loads !== true) return;
    const wait = Math.max(0, opensAt - now) + LATE;
    this.#in(wait, gameId, coming.index, performance.now() + wait + PATIENCE);
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** @param until ms on the monotonic clock */
  #in(wait: number, gameId: string, question: number, until: number): void {
    const timer = setTimeout(() => {
      this.#look(gameId, question)
        .then((loaded) => {
          if (this.#timers.get(gameId) !== timer) return;
          this.#timers.delete(gameId);
          if (loaded) this.#sources.loaded(gameId, question);
          else if (performance.now() < until) this.#in(LOOK, gameId, question, until);
        })
        .catch((error) => this.#sources.onError(error));
    }, wait);
    this.#timers.set(gameId, timer);
  }

  async #look(gameId: string, question: number): Promise<boolean> {
    const { answers, missing } = await this.#sources.ask(gameId, question);
    return missing === 0 && answers.every((waiting) => waiting === 0);
  }
}
