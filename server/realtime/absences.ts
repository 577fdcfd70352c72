import type { Logger } from 'pino';
import type { Games } from '../games/contract.ts';
import { fold } from '../protocol/errors.ts';
import type { Loss } from '../store/contract.ts';

/** ms that a question waits for players whom the server or the network has lost, see `Loss`. */
export const OUTAGE_PATIENCE = 15_000;

/** ms before something is tried again that the store could not do. */
const AGAIN = 500;

export interface AbsencesSources {
  games: Pick<Games, 'lose' | 'disconnect' | 'leaveLobby'>;
  /** The store's clock, ms since the epoch. */
  now(): Promise<number>;
  /** ms a player who lost the connection stays present: it may be a reload. */
  grace: number;
  /** ms after that until an absent player is out of the lobby: a phone may sleep for a while. */
  lobbyGrace: number;
  log: Logger;
}

/** A player's seat, and the connection that held it. */
interface Lost {
  gameId: string;
  playerId: string;
  connection: string;
}

/**
 * Players who lost their connection to this process: each is marked absent after a while, however long
 * the store is away meanwhile. Nobody may be waited for who is not there any more.
 */
export class Absences {
  readonly #sources: AbsencesSources;
  readonly #timers = new Set<NodeJS.Timeout>();
  #closed = false;

  constructor(sources: AbsencesSources) {
    this.#sources = sources;
  }

  /** A connection has broken. */
  lost({ gameId, playerId, connection }: Lost): void {
    if (this.#closed) return;
    const { games, now, grace, lobbyGrace, log } = this.#sources;
    const since = performance.now();
    const gone = async () => {
      const at = await this.#surely(async () => {
        const lostAt = Math.round((await now()) - (performance.now() - since));
        await games.lose(gameId, playerId, connection, lostAt);
        return lostAt;
      });
      await this.#wait(grace - (performance.now() - since));
      const loss: Loss = { at, until: at + OUTAGE_PATIENCE };
      await this.#surely(() => games.disconnect(gameId, playerId, connection, loss));
      await this.#wait(lobbyGrace);
      await this.#surely(() => games.leaveLobby(gameId, playerId));
    };
    gone().catch((error) => {
      if (!this.#closed)
        log.warn({ err: error }, 'a player could not be marked absent or taken from the lobby');
    });
  }

  /** Forgets all of them: another process notices that this one is gone, see processes.ts. */
  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** Does it again until the store is there. @throws what passes by no waiting */
  async #surely<Result>(step: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await step();
      } catch (error) {
        if (this.#closed || !fold(error).retryable) throw error;
        await this.#wait(AGAIN);
      }
    }
  }

  #wait(ms: number): Promise<void> {
    if (ms <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, ms);
      this.#timers.add(timer);
    });
  }
}
