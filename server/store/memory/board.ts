import type { BoardStore } from '../contract.ts';
import { gameOf, type Memory, pagesOf } from './game-record.ts';

/** Points and ranks. */
export function memoryBoard(memory: Memory): BoardStore {
  return {
    async record(gameId, question, results) {
      const game = gameOf(memory, gameId);
      for (const player of game?.totals.record(question, results) ?? []) {
        if (game?.present.delete(player)) game.aside.add(player);
        game?.waiting.delete(player);
        game?.awaited.delete(player);
        game?.lost.delete(player);
        game?.out.add(player);
      }
    },

    async decide(gameId, question, decision) {
      const decisions = gameOf(memory, gameId)?.decisions;
      const held = decisions?.get(question) ?? structuredClone(decision);
      decisions?.set(question, held);
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
