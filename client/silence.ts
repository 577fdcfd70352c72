import type { GameState } from './game-state.ts';
import type { HostSocket, PlaySocket } from './socket.ts';

/** ms between two looks at the clock. */
const TICK = 1000;

/** ms without a word from the server, which pings each 5 s while a question is open; and 1 s for its way. */
const LIMIT = 11_000;

/** ms by which a look may be late: a page that was asleep has not listened. */
const LATE = 1000;

/** Notices that the server has gone silent while it should be heard. */
export class Silence {
  #heardAt = 0;
  #lookedAt = 0;

  /** Something has come. @param now ms on a clock of this device */
  heard(now: number): void {
    this.#heardAt = now;
  }

  /**
   * To be called each second.
   * @param expected whether the server pings just now
   * @returns whether the connection has to be given up
   */
  look(now: number, expected: boolean): boolean {
    const asleep = now - this.#lookedAt > TICK + LATE;
    this.#lookedAt = now;
    if (asleep || !expected) this.#heardAt = now;
    return now - this.#heardAt >= LIMIT;
  }
}

/** Whether the server pings all who are in the game. */
export const isPinging = (game: Pick<GameState, 'phase' | 'pausedAt'> | undefined): boolean =>
  game?.phase === 'question' && game.pausedAt === undefined;

/**
 * Connects again when packets vanish on their way, so that nobody says that the connection is gone.
 * @param socket not connected yet
 * @param game the game as the page knows it
 * @param now ms on a clock that never jumps
 * @returns what ends the watch
 */
export function watchSilence(
  socket: PlaySocket | HostSocket,
  game: () => Pick<GameState, 'phase' | 'pausedAt'> | undefined,
  now: () => number = () => performance.now(),
): () => void {
  const silence = new Silence();
  const heard = () => silence.heard(now());
  // Events, acks, pings: whatever comes.
  socket.io.on('open', () => socket.io.engine.on('packet', heard));
  const timer = setInterval(() => {
    const expected = socket.connected && isPinging(game());
    if (silence.look(now(), expected)) socket.disconnect().connect();
  }, TICK);
  return () => clearInterval(timer);
}
