import type { BoardStore } from '../contract.ts';
import { gameOf, type Memory, pagesOf } from './game-record.ts';
import { enter } from './presence.ts';

/** Points and ranks. */
export function memoryBoard(memory: Memory): BoardStore {
  return {
    async record(gameId, question, results) {
      const game = gameOf(memory, gameId);
      if (!game) return;
      const { out, back } = game.totals.record(question, results);
      for (const player of out) {
        if (game.present.delete(player)) game.aside.add(player);
        game.waiting.delete(player);
        game.awaited.delete(player);
        game.lost.delete(player);
        game.out.add(player);
      }
      for (const player of back) {
        game.out.delete(player);
        const { connection } = game.players.get(player) ?? {};
        if (game.aside.delete(player) && connection !== undefined) enter(game, player, connection);
      }
    },

    async decide(gameId, question, decision, revision = 0) {
      const decisions = gameOf(memory, gameId)?.decisions;
      const key = `${question}:${revision}`;
      const held = decisions?.get(key) ?? structuredClone(decision);
      decisions?.set(key, held);
      return decisions && structuredClone(held);
    },

    async top(gameId, count) {
      return gameOf(memory, gameId)?.totals.top(count) ?? [];
    },

    async standings(gameId, playerIds) {
      const totals = gameOf(memory, gameId)?.totals;
      return playerIds.map((playerId) => totals?.standing(playerId));
    },

    async near(gameId, playerIds) {
      const totals = gameOf(memory, gameId)?.totals;
      return totals?.near(playerIds) ?? playerIds.map(() => undefined);
    },

    async history(gameId, playerId, questions) {
      const totals = gameOf(memory, gameId)?.totals;
      return questions.map((question) => totals?.result(question, playerId));
    },

    async *pages(gameId, question) {
      yield* pagesOf(gameOf(memory, gameId)?.totals.results(question) ?? []);
    },
  };
}
