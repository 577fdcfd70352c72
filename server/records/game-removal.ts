import { performance } from 'node:perf_hooks';
import { raw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { GameCounts, GameRecords } from './contract.ts';
import { AnswerEntity } from './entities/answer.ts';
import { GameEntity } from './entities/game.ts';
import { PlayerEntity } from './entities/player.ts';
import { QuizEntity } from './entities/quiz.ts';
import { ResultEntity } from './entities/result.ts';
import { isQuizId } from './quiz-id.ts';
import { rest } from './rest.ts';
import { isStorable } from './storable.ts';

/** Rows that go in one statement: about 1 ms of work, and then others have their turn. */
const BATCH = 400;

/** Deletes archived games. */
export function gameRemoval(
  fork: () => SqlEntityManager,
  lasting: () => Promise<void>,
): Pick<GameRecords, 'remove'> {
  return {
    async remove(id) {
      if (!isStorable(id)) return undefined;
      const removed = await fork().transactional((em) => removeGame(em, id));
      if (!removed) return undefined;
      await lasting();
      return removed;
    },
  };
}

async function removeGame(em: SqlEntityManager, id: string): Promise<GameCounts | undefined> {
  const game = await em.findOne(GameEntity, { id }, { fields: ['quiz', 'quizId', 'trial'] });
  if (!game) return undefined;
  const questions = game.quiz.questions.map((_, index) => index);
  const atOnce = Math.max(1, Math.floor(BATCH / Math.max(1, questions.length)));
  const removed: GameCounts = { players: 0, answers: 0, results: 0 };
  for (;;) {
    const before = performance.eventLoopUtilization();
    const page = await em.find(
      PlayerEntity,
      { game: id },
      { fields: ['id'], limit: atOnce, disableIdentityMap: true },
    );
    if (page.length === 0) break;
    const players = page.map((player) => player.id);
    // Names every part of the key: so the rows are found one by one, however big the game is.
    const theirs = { game: id, question: { $in: questions }, player: { $in: players } };
    removed.answers += await em.nativeDelete(AnswerEntity, theirs);
    removed.results += await em.nativeDelete(ResultEntity, theirs);
    removed.players += await em.nativeDelete(PlayerEntity, { game: id, id: { $in: players } });
    await rest(before);
  }
  // Of two who delete the same game, one stops here.
  if ((await em.nativeDelete(GameEntity, { id })) === 0) return undefined;
  if (!game.trial) await uncountGame(em, game.quizId);
  return removed;
}

async function uncountGame(em: SqlEntityManager, quizId: string): Promise<void> {
  if (!isQuizId(quizId)) return;
  const played = raw('played - 1');
  const lastPlayedAt = raw('(select max(finished_at) from games where quiz_id = ? and not trial)', [
    quizId,
  ]);
  await em.nativeUpdate(QuizEntity, { id: quizId, played: { $gt: 0 } }, { played, lastPlayedAt });
}
