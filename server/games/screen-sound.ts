import type { Store } from '../store/contract.ts';

/** ms for which it is remembered: longer than a game is played. */
const REMEMBERED = 24 * 3_600_000;

/** Keeps the last word of a host about the sound of big screens, for hosts and screens that come later. */
export class ScreenSound {
  readonly #games: ReturnType<Store['space']>;

  constructor(store: Pick<Store, 'space'>) {
    this.#games = store.space('screen-sound');
  }

  /** Undefined before a host of this game has said anything. */
  of(gameId: string): Promise<boolean | undefined> {
    return this.#games.get<boolean>(gameId);
  }

  set(gameId: string, on: boolean): Promise<void> {
    return this.#games.set(gameId, on, REMEMBERED);
  }
}
