import { steadyClock } from '../../journal/clock.ts';
import { GAME_TIMER, type Store } from '../contract.ts';
import { memoryAnswers } from './answers.ts';
import { memoryBoard } from './board.ts';
import { dumpGame, type GamePiece, restoreHead, restorePiece } from './game-dump.ts';
import type { Memory } from './game-record.ts';
import { memoryGames } from './games.ts';
import { memoryPlayers } from './players.ts';
import { type EntryDump, type MemorySpace, memorySpace } from './space.ts';
import { type MemoryTimers, memoryTimers, type TimersDump } from './timers.ts';

/** A piece of the dump of a store. */
export type StorePiece =
  | { game: string; piece: GamePiece }
  | { timers: TimersDump }
  | { space: string; entries: EntryDump[] };

export interface MemoryStore extends Store {
  readonly timers: MemoryTimers;
  space(name: string): MemorySpace;
  /** The process before is gone: what it had claimed, and the effects it had under way, are due now. */
  resume(): void;
  /** All that is in the store. */
  dump(): Iterable<StorePiece>;
  restore(piece: StorePiece): void;
}

/**
 * The embedded store: all in this process. A step is atomic because it is synchronous. It is also
 * the model that other stores are compared with.
 *
 * @param options.now the clock, ms since the epoch; tests hand in their own
 */
export function createMemoryStore({ now = steadyClock }: { now?: () => number } = {}): MemoryStore {
  const memory: Memory = { games: new Map(), pins: new Map(), now };
  const timers = memoryTimers(now);
  const spaces = new Map<string, MemorySpace>();
  const space = (name: string): MemorySpace => {
    const known = spaces.get(name) ?? memorySpace(now);
    spaces.set(name, known);
    return known;
  };
  return {
    now: async () => now(),
    games: memoryGames(memory, timers),
    players: memoryPlayers(memory),
    answers: memoryAnswers(memory),
    board: memoryBoard(memory),
    timers,
    space,
    async close() {},

    resume() {
      timers.release();
      for (const [key, { state }] of memory.games) {
        if (state.pending.length > 0) timers.setNow({ kind: GAME_TIMER, key, at: now() });
      }
    },

    *dump() {
      for (const [game, record] of memory.games) {
        if (record.expiresAt !== null && record.expiresAt <= now()) continue;
        for (const piece of dumpGame(record)) yield { game, piece };
      }
      yield { timers: timers.dump() };
      for (const [name, kept] of spaces) {
        const entries = kept.dump();
        if (entries.length > 0) yield { space: name, entries };
      }
    },

    restore(given) {
      if ('timers' in given) return timers.restore(given.timers);
      if ('space' in given) return space(given.space).restore(given.entries);
      const { game, piece } = given;
      if ('head' in piece) {
        const record = restoreHead(piece.head);
        memory.games.set(game, record);
        memory.pins.set(record.definition.pin, game);
        return;
      }
      const record = memory.games.get(game);
      if (record) restorePiece(record, piece);
    },
  };
}
