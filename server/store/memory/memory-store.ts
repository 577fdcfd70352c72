import type { Space, Store } from '../contract.ts';
import { memoryAnswers } from './answers.ts';
import { memoryBoard } from './board.ts';
import type { Memory } from './game-record.ts';
import { memoryGames } from './games.ts';
import { memoryPlayers } from './players.ts';
import { memorySpace } from './space.ts';
import { memoryTimers } from './timers.ts';

/** The wall clock as of the start, moved on by the monotonic one: it never jumps. */
const steadyClock = (): number => Math.floor(performance.timeOrigin + performance.now());

/**
 * The embedded store: all in this process. A step is atomic because it is synchronous. It is also
 * the model that other stores are compared with.
 *
 * @param options.now the clock, ms since the epoch; tests hand in their own
 */
export function createMemoryStore({ now = steadyClock }: { now?: () => number } = {}): Store {
  const memory: Memory = { games: new Map(), pins: new Map(), now };
  const timers = memoryTimers(now);
  const spaces = new Map<string, Space>();
  return {
    now: async () => now(),
    games: memoryGames(memory, timers),
    players: memoryPlayers(memory),
    answers: memoryAnswers(memory),
    board: memoryBoard(memory),
    timers,
    space(name) {
      const space = spaces.get(name) ?? memorySpace(now);
      spaces.set(name, space);
      return space;
    },
    async close() {},
  };
}
