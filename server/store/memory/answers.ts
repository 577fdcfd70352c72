import type { AnswerOutcome, AnswerStore } from '../contract.ts';
import { type GameRecord, gameOf, type Memory, pagesOf } from './game-record.ts';

/** Answers: the hot path. Everything is decided in one synchronous step. */
export function memoryAnswers(memory: Memory): AnswerStore {
  return {
    async submit(gameId, playerId, question, value) {
      const game = gameOf(memory, gameId);
      if (!game) return { status: 'unknown-game' };
      if (!game.players.has(playerId)) return { status: 'unknown-player' };
      const before = game.answers.get(question)?.get(playerId);
      if (before) {
        if (before.value !== value) return { status: 'duplicate' };
        return { status: 'repeated', receivedAt: before.receivedAt, waiting: game.waiting.size };
      }
      return accept(game, playerId, question, value, memory.now());
    },

    async get(gameId, playerId, question) {
      const answer = gameOf(memory, gameId)?.answers.get(question)?.get(playerId);
      return answer && { ...answer };
    },

    async *pages(gameId, question) {
      yield* pagesOf(gameOf(memory, gameId)?.answers.get(question)?.values() ?? []);
    },
  };
}

function accept(
  game: GameRecord,
  player: string,
  question: number,
  value: string,
  receivedAt: number,
): AnswerOutcome {
  const { gate } = game.controls;
  if (!gate || question > gate.question) return { status: 'not-open' };
  if (question < gate.question || gate.status === 'closed') return { status: 'closed' };
  if (gate.status === 'paused') return { status: 'paused' };
  if (receivedAt > gate.until) return { status: 'closed' };
  const elapsed = Math.min(Math.max(0, receivedAt - gate.openedAt), gate.closesAt - gate.openedAt);
  const answers = game.answers.get(question) ?? new Map();
  game.answers.set(question, answers.set(player, { player, value, receivedAt, elapsed }));
  game.waiting.delete(player);
  return { status: 'accepted', receivedAt, waiting: game.waiting.size };
}
