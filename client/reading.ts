import type { Refusal } from './socket.ts';

/** ms until the game is read again: arrivals are gathered for so long, too. */
const DELAY = 400;

export interface ReadingSources {
  /** Asks for the game, and takes it in. @param patience ms @throws Refusal */
  read(patience: number | undefined): Promise<void>;
  /** It was refused. @returns whether to read again soon */
  refused(refusal: Refusal): Promise<boolean> | boolean;
}

/** Reads a game again, once at a time: at once, or soon, for all who ask until then. */
export class Reading {
  readonly #sources: ReadingSources;
  #isUnderWay = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(sources: ReadingSources) {
    this.#sources = sources;
  }

  /** @param patience ms */
  async now(patience?: number): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    try {
      await this.#sources.read(patience);
    } catch (error) {
      if (await this.#sources.refused(error as Refusal)) this.soon();
    } finally {
      this.#isUnderWay = false;
    }
  }

  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.now();
    }, DELAY);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
