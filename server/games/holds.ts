import type { Logger } from 'pino';
import { LONGEST_HOLD } from '../engine/hold.ts';
import type { Registry } from '../registry.ts';
import { within } from '../within.ts';
import type { Channel, Reach } from './channel.ts';

/** ms between two looks at how far a question is. */
const LOOK = 150;

/** ms that a channel has to say so: one that does not is not waited for. */
const PATIENCE = 1000;

export interface HoldSources {
  channels: Pick<Registry<Channel>, 'all'>;
  /** Half of them have it. */
  reached(gameId: string, question: number): void;
  log: Pick<Logger, 'warn'>;
}

/**
 * Looks whether half of those who get a question late have it, so that the others get it as well. The process
 * that announces a question looks, and no other; should it die, the game's timer shows the question.
 */
export class Holds {
  readonly #sources: HoldSources;
  /** The next look at each game. */
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(sources: HoldSources) {
    this.#sources = sources;
  }

  /** The question is held from now on, or still after a pause. */
  follow(gameId: string, question: number): void {
    this.#in(0, gameId, question, performance.now() + LONGEST_HOLD);
  }

  /** Nothing of this game is held. */
  forget(gameId: string): void {
    clearTimeout(this.#timers.get(gameId));
    this.#timers.delete(gameId);
  }

  close(): void {
    for (const gameId of this.#timers.keys()) this.forget(gameId);
  }

  /** @param until ms on the monotonic clock */
  #in(wait: number, gameId: string, question: number, until: number): void {
    this.forget(gameId);
    const timer = setTimeout(async () => {
      const isReached = await this.#look(gameId, question);
      if (this.#timers.get(gameId) !== timer) return;
      this.forget(gameId);
      if (isReached) this.#sources.reached(gameId, question);
      else if (performance.now() < until) this.#in(LOOK, gameId, question, until);
    }, wait);
    this.#timers.set(gameId, timer);
  }

  async #look(gameId: string, question: number): Promise<boolean> {
    const { channels, log } = this.#sources;
    const reaches = await Promise.all(
      channels.all().map(async (channel): Promise<Reach> => {
        try {
          return await within(
            PATIENCE,
            Promise.resolve(channel.reach?.(gameId, question) ?? NOBODY),
          );
        } catch (error) {
          log.warn({ err: error, channel: channel.name }, 'a channel failed to say how far it is');
          return NOBODY;
        }
      }),
    );
    const sum = (count: keyof Reach) => reaches.reduce((total, one) => total + one[count], 0);
    return sum('reached') * 2 >= sum('players');
  }
}

const NOBODY: Reach = { players: 0, reached: 0 };
