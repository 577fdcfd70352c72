import type { Controls } from '../../engine/controls.ts';
import type { GameStore } from '../contract.ts';
import { GAME_TIMER } from '../contract.ts';
import { briefOf, newestFirst } from '../running.ts';
import { deepFreeze } from './freeze.ts';
import { type GameRecord, gameOf, isAwaited, type Memory, newGameRecord } from './game-record.ts';
import type { MemoryTimers } from './timers.ts';

/** Whether others may answer the question now than before. */
const isForOthers = (before: Controls['gate'], gate: Controls['gate']): boolean =>
  gate !== null && gate.status !== 'closed' && before?.only?.join() !== gate.only?.join();

/** Waits for those who may answer, and nobody else. */
function countAgain(game: GameRecord): void {
  const may = (player: string) => isAwaited(game, player);
  game.awaited = new Map([...game.awaited].filter(([player]) => may(player)));
  game.waiting = new Set([...game.present, ...game.awaited.keys()].filter(may));
}

/** Games, their PINs, and the transitions of their states. */
export function memoryGames(memory: Memory, timers: MemoryTimers): GameStore {
  const { games, pins, now } = memory;

  const setTimer = (gameId: string, at: number | null) => {
    if (at === null) timers.cancelNow(GAME_TIMER, gameId);
    else timers.setNow({ kind: GAME_TIMER, key: gameId, at });
  };

  const remove = (gameId: string, { definition }: GameRecord) => {
    games.delete(gameId);
    if (pins.get(definition.pin) === gameId) pins.delete(definition.pin);
    timers.cancelNow(GAME_TIMER, gameId);
  };

  /** Memory is given back when games come and go; nothing has to tick for it. */
  const sweep = () => {
    for (const [gameId, game] of games) {
      if (game.expiresAt !== null && game.expiresAt <= now()) remove(gameId, game);
    }
  };

  return {
    async create(definition, state, controls) {
      sweep();
      if (pins.has(definition.pin)) return 'pin-taken';
      // The unchanging part is frozen once, and can be handed out without a copy.
      const frozen = deepFreeze(structuredClone(definition));
      const first = deepFreeze(structuredClone(state));
      games.set(frozen.id, newGameRecord(frozen, first, { ...controls }));
      pins.set(frozen.pin, frozen.id);
      setTimer(frozen.id, controls.dueAt);
      return 'created';
    },

    async find(pin) {
      const gameId = pins.get(pin);
      return gameId !== undefined && gameOf(memory, gameId) ? gameId : undefined;
    },

    async definition(gameId) {
      return gameOf(memory, gameId)?.definition;
    },

    async state(gameId) {
      return gameOf(memory, gameId)?.state;
    },

    async commit(gameId, expected, next, controls, lease, { fence, nobodyAwaited } = {}) {
      const game = gameOf(memory, gameId);
      if (game?.state.version !== expected || (fence ?? game.fence) !== game.fence) return false;
      if (nobodyAwaited && game.controls.gate && game.waiting.size > 0) return false;
      const before = game.controls.gate;
      const turned = controls.gate?.question !== before?.question;
      game.state = deepFreeze(structuredClone(next));
      game.controls = structuredClone(controls);
      if (turned) {
        game.waiting = new Set([...game.present].filter((player) => isAwaited(game, player)));
        game.awaited.clear();
        game.right = 0;
      } else if (isForOthers(before, controls.gate)) countAgain(game);
      const leased = next.pending.length > 0 ? now() + lease : Number.POSITIVE_INFINITY;
      const at = Math.min(leased, controls.dueAt ?? Number.POSITIVE_INFINITY);
      setTimer(gameId, Number.isFinite(at) ? at : null);
      return true;
    },

    async handOver(gameId, held) {
      const game = gameOf(memory, gameId);
      if (!game) return 0;
      if (held !== game.fence) game.fence += 1;
      return game.fence;
    },

    async fence(gameId) {
      return gameOf(memory, gameId)?.fence ?? 0;
    },

    async settle(gameId, version) {
      const game = gameOf(memory, gameId);
      if (!game?.state.pending.some((pending) => pending.version <= version)) return;
      const pending = game.state.pending.filter((one) => one.version > version);
      game.state = deepFreeze({ ...game.state, pending });
      if (game.state.pending.length === 0) setTimer(gameId, game.controls.dueAt);
    },

    async expire(gameId, ttl) {
      const game = gameOf(memory, gameId);
      if (!game) return;
      game.expiresAt = now() + ttl;
      if (ttl === 0) remove(gameId, game);
    },

    async list() {
      sweep();
      return [...games.keys()];
    },

    async running(limit, offset) {
      sweep();
      const all = [...games.values()]
        .filter(({ controls }) => controls.door !== 'finished')
        .sort(({ definition: a }, { definition: b }) => newestFirst(a, b));
      const some = all.slice(offset, offset + limit).map((game) => ({
        ...briefOf(game.definition),
        players: game.players.size,
        phase: game.state.phase,
      }));
      return { games: some, total: all.length };
    },
  };
}
