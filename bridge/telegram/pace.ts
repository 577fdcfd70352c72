import type { Space } from '../../server/plugin.ts';
import { wait } from './wait.ts';

/** ms between two looks at whether a chat is free. */
const LOOK = 50;

export interface PaceSources {
  store: Space;
  /** The store's clock, ms. */
  now(): Promise<number>;
  /** Messages a second, to all chats together and from all processes. */
  perSecond: number;
  /** ms between two messages to one chat. */
  chatPause: number;
}

/**
 * The bot's rate, shared by all processes through the store. Time is cut into slots of one message
 * each; whoever adds a slot's key has it.
 */
export class Pace {
  readonly #sources: PaceSources;
  readonly #slot: number;
  #next = 0;

  constructor(sources: PaceSources) {
    this.#sources = sources;
    this.#slot = 1000 / sources.perSecond;
  }

  /**
   * Waits until a message to this chat may be sent.
   * @param until ms since the epoch
   * @returns false when that would not be before `until` @throws AbortError when the signal aborts
   */
  async turn(chatKey: string, until: number, signal: AbortSignal): Promise<boolean> {
    const { store, now, chatPause } = this.#sources;
    if (chatPause > 0) {
      while (!(await store.add(`chat.${chatKey}`, 1, chatPause))) {
        if ((await now()) >= until) return false;
        await wait(LOOK, signal);
      }
    }
    for (;;) {
      const time = await now();
      const start = Math.max(time, (await store.get<number>('paused')) ?? 0);
      const slot = Math.max(this.#next, Math.ceil(start / this.#slot));
      const ms = Math.ceil(slot * this.#slot - time);
      if (time + ms >= until) return false;
      this.#next = slot + 1;
      if (!(await store.add(`slot.${slot}`, 1, ms + 1000))) continue;
      await wait(ms, signal);
      if (await this.#isPaused()) continue;
      if (chatPause > 0) await store.set(`chat.${chatKey}`, 1, chatPause);
      return true;
    }
  }

  /** Nothing more is sent, by any process, for so many ms. */
  async pause(ms: number): Promise<void> {
    const { store, now } = this.#sources;
    await store.set('paused', (await now()) + ms, ms);
  }

  async #isPaused(): Promise<boolean> {
    return (await this.#sources.store.get('paused')) !== undefined;
  }
}
