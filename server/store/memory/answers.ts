import type { Admission, Answer, AnswerOutcome, AnswerStore, Timing } from '../contract.ts';
import { type GameRecord, gameOf, type Memory, pagesOf } from './game-record.ts';

/** Answers: the hot path. Everything is decided in one synchronous step. */
export function memoryAnswers(memory: Memory): AnswerStore {
  return {
    async submit(gameId, playerId, question, value, timing = {}, admission = {}) {
      const game = gameOf(memory, gameId);
      if (!game) return { status: 'unknown-game' };
      if (!game.players.has(playerId)) return { status: 'unknown-player' };
      const before = game.answers.get(question)?.get(playerId);
      if (before) {
        if (before.value !== value) return { status: 'duplicate' };
        const { receivedAt } = before;
        return { status: 'repeated', receivedAt, waiting: game.waiting.size, right: game.right };
      }
      if (admission.eliminates && game.out.has(playerId)) return { status: 'eliminated' };
      const answer = { player: playerId, question, value };
      return accept(game, answer, timing, admission, memory.now());
    },

    async get(gameId, playerId, question) {
      const answer = gameOf(memory, gameId)?.answers.get(question)?.get(playerId);
      return answer && { ...answer };
    },

    async history(gameId, playerId, questions) {
      const game = gameOf(memory, gameId);
      return questions.map((question) => {
        const answer = game?.answers.get(question)?.get(playerId);
        return answer && { ...answer };
      });
    },

    async given(gameId, question, playerIds) {
      const answers = gameOf(memory, gameId)?.answers.get(question);
      return playerIds.map((playerId) => answers?.has(playerId) ?? false);
    },

    async *pages(gameId, question) {
      yield* pagesOf(gameOf(memory, gameId)?.answers.get(question)?.values() ?? []);
    },
  };
}

type Given = Pick<Answer, 'player' | 'value'> & { question: number };

/** @param now when it is handled, ms since the epoch */
function accept(
  game: GameRecord,
  given: Given,
  timing: Timing,
  { right, ahead, only }: Admission,
  now: number,
): AnswerOutcome {
  const { gate } = game.controls;
  const { player, question } = given;
  if (!gate || question > gate.question) {
    if (!ahead || question !== (gate?.question ?? -1) + 0.5) return { status: 'not-open' };
    return gate?.status === 'paused' ? { status: 'paused' } : keep(game, given, 0, now);
  }
  if (question < gate.question || gate.status === 'closed') return { status: 'closed' };
  if (gate.status === 'paused') return { status: 'paused' };
  if (only && gate.only && !gate.only.includes(player)) return { status: 'not-yours' };
  const { openedAt, closesAt, until } = gate;
  const receivedAt = between(openedAt, now - (timing.waited ?? 0), now);
  const later = gate.longer?.[player];
  const end = Math.min(until, closesAt + (timing.grace ?? until)) + (later?.by ?? 0);
  if (receivedAt > end) return { status: 'closed' };
  const startedAt = between(openedAt, timing.startedAt ?? openedAt, receivedAt);
  const answeredAt = between(startedAt, timing.answeredAt ?? receivedAt, receivedAt);
  const took = between(0, timing.took ?? answeredAt - startedAt, receivedAt - openedAt);
  const counted = later ? Math.floor(took / later.factor) : took;
  const elapsed = Math.min(counted, closesAt - openedAt);
  game.waiting.delete(player);
  game.awaited.delete(player);
  if (right) game.right += 1;
  return keep(game, given, elapsed, receivedAt);
}

function keep(
  game: GameRecord,
  { player, question, value }: Given,
  elapsed: number,
  receivedAt: number,
): AnswerOutcome {
  const answers = game.answers.get(question) ?? new Map();
  game.answers.set(question, answers.set(player, { player, value, receivedAt, elapsed }));
  return { status: 'accepted', receivedAt, waiting: game.waiting.size, right: game.right };
}

const between = (least: number, value: number, most: number): number =>
  Math.max(least, Math.min(value, most));
