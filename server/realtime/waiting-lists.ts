import { waitingView } from '../games/views.ts';
import type { WaitingView } from '../protocol/views.ts';
import type { WaitingRoom } from '../sessions/waiting/contract.ts';

/** ms between two lists of a game: a class arrives at once. */
const PACE = 250;

/** Tells the hosts of a game who waits, whenever that changes, and not more often than they can look. */
export class WaitingLists {
  readonly #room: WaitingRoom;
  readonly #send: (gameId: string, waiting: WaitingView[]) => Promise<void>;
  /** Games told lately, and whether something has changed since. */
  readonly #told = new Map<string, { timer: NodeJS.Timeout; stale: boolean }>();

  constructor(room: WaitingRoom, send: (gameId: string, waiting: WaitingView[]) => Promise<void>) {
    this.#room = room;
    this.#send = send;
  }

  /** @returns when the hosts have been told, if they are told now */
  async changed(gameId: string): Promise<void> {
    const told = this.#told.get(gameId);
    if (told) {
      told.stale = true;
      return;
    }
    const timer = setTimeout(() => {
      const { stale } = this.#told.get(gameId) ?? {};
      this.#told.delete(gameId);
      // A host who is not told now sees it with the next list, or asks.
      if (stale) this.changed(gameId).catch(() => undefined);
    }, PACE);
    this.#told.set(gameId, { timer, stale: false });
    await this.#send(gameId, (await this.#room.list(gameId)).map(waitingView));
  }

  close(): void {
    for (const { timer } of this.#told.values()) clearTimeout(timer);
    this.#told.clear();
  }
}
