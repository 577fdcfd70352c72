import {
  type EntityName,
  type RequiredEntityData,
  UniqueConstraintViolationException,
} from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Archive, GameRecords } from './contract.ts';
import { AnswerEntity } from './entities/answer.ts';
import { GameEntity } from './entities/game.ts';
import { PlayerEntity } from './entities/player.ts';
import { ResultEntity } from './entities/result.ts';
import { foundAnywhere } from './replicas.ts';
import { isStorable } from './storable.ts';

/** Rows of one insert statement. PostgreSQL takes 65,535 parameters. */
const BATCH = 1000;

/** @param fork gives an entity manager of its own to each call */
export function gameRecords(fork: () => SqlEntityManager): GameRecords {
  return {
    async archive(game) {
      try {
        await fork().transactional((em) => write(em, game));
        return true;
      } catch (error) {
        if (error instanceof UniqueConstraintViolationException && (await exists(fork(), game.id)))
          return false;
        throw error;
      }
    },

    async get(id) {
      // The database would call such an id an error; it is no game's.
      const game = isStorable(id)
        ? await foundAnywhere((from) => fork().findOne(GameEntity, { id }, from))
        : null;
      if (!game) return undefined;
      const [players, answers, results] = await Promise.all([
        fork().find(PlayerEntity, { game: id }, { orderBy: { id: 'asc' } }),
        fork().find(AnswerEntity, { game: id }, { orderBy: { question: 'asc', player: 'asc' } }),
        fork().find(ResultEntity, { game: id }, { orderBy: { question: 'asc', player: 'asc' } }),
      ]);
      return {
        id,
        pin: game.pin,
        quizId: game.quizId,
        quiz: game.quiz,
        mode: game.mode,
        options: game.options,
        modeOptions: game.modeOptions,
        outcome: game.outcome as Archive['outcome'],
        createdAt: game.createdAt.getTime(),
        finishedAt: game.finishedAt.getTime(),
        players: players.map(({ id, nickname, channel, total, rank }) => ({
          id,
          nickname,
          channel,
          total,
          rank,
        })),
        answers: answers.map(({ player, question, value, receivedAt, elapsed }) => ({
          player,
          question,
          value: value.value,
          receivedAt: receivedAt.getTime(),
          elapsed,
        })),
        results: results.map(({ player, question, correctness, points, streak }) => ({
          player,
          question,
          correctness: Number(correctness),
          points,
          streak,
        })),
      };
    },
  };
}

async function exists(em: SqlEntityManager, id: string): Promise<boolean> {
  return (await em.count(GameEntity, { id }, { connectionType: 'write' })) > 0;
}

/** The game's row comes first: of two who write the same game, one stops there. */
async function write(em: SqlEntityManager, archive: Archive): Promise<void> {
  // The ORM works on what it is handed, and definitions are frozen.
  const { players, answers, results, createdAt, finishedAt, ...game } = structuredClone(archive);
  await em.insert(GameEntity, {
    ...game,
    createdAt: new Date(createdAt),
    finishedAt: new Date(finishedAt),
  });
  await insertAll(
    em,
    PlayerEntity,
    players.map((player) => ({ ...player, game: game.id })),
  );
  await insertAll(
    em,
    AnswerEntity,
    answers.map(({ value, receivedAt, ...answer }) => ({
      ...answer,
      game: game.id,
      value: { value },
      receivedAt: new Date(receivedAt),
    })),
  );
  await insertAll(
    em,
    ResultEntity,
    results.map((result) => ({ ...result, game: game.id })),
  );
}

async function insertAll<Entity extends object>(
  em: SqlEntityManager,
  entity: EntityName<Entity>,
  rows: RequiredEntityData<Entity>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += BATCH) {
    await em.insertMany(
      entity,
      rows.slice(at, at + BATCH) as Parameters<typeof em.insertMany<Entity>>[1],
    );
  }
}
