import { performance } from 'node:perf_hooks';
import {
  type EntityName,
  type RequiredEntityData,
  raw,
  UniqueConstraintViolationException,
} from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ArchivedGame, ArchivedPlayer, ArchivedRows, GameRecords } from './contract.ts';
import { AnswerEntity } from './entities/answer.ts';
import { GameEntity } from './entities/game.ts';
import { PlayerEntity } from './entities/player.ts';
import { QuizEntity } from './entities/quiz.ts';
import { ResultEntity } from './entities/result.ts';
import { WebhookEntity } from './entities/webhook.ts';
import { Figures } from './figures.ts';
import { type GameListSources, gameLists } from './game-lists.ts';
import { gameReads } from './game-reads.ts';
import { gameRemoval } from './game-removal.ts';
import { isQuizId } from './quiz-id.ts';
import type { Read } from './reading.ts';
import { rest } from './rest.ts';
import { titleText } from './search-words.ts';
import { Tallies } from './tallies.ts';

/** Answers of a game after which the database counts its rows again. */
const LARGE = 20_000;

/** Rows of one insert statement: about 1 ms of work, and then others have their turn. */
const BATCH = 80;

export interface GameRecordSources extends GameListSources {
  /** Makes what was written last, if writing alone does not. */
  lasting(): Promise<void>;
  /** See `Backing`. */
  count(): Promise<void>;
}

export function gameRecords(sources: GameRecordSources): GameRecords {
  const { fork, read, lasting, count } = sources;
  const { get, pages } = gameReads(read);
  return {
    get,
    pages,
    ...gameLists(sources),
    ...gameRemoval(fork, lasting),
    async archive(game, rows, tell = []) {
      let answers: number;
      try {
        answers = await fork().transactional((em) => write(em, game, rows, tell));
      } catch (error) {
        if (error instanceof UniqueConstraintViolationException && (await exists(read, game.id)))
          return false;
        throw error;
      }
      await lasting();
      // The game is written: all that fails is that its report is slow for a while.
      if (answers >= LARGE) await count().catch(() => undefined);
      return true;
    },
    async keepChannels(id, channels) {
      await fork().nativeUpdate(GameEntity, { id }, { channels });
    },
  };
}

const exists = async (read: Read, id: string): Promise<boolean> =>
  (await read('select 1 from games where id = ?', [id], 'write')).length > 0;

/**
 * The game's row comes first: of two who write the same game, one stops there.
 * @returns how many answers there are
 */
async function write(
  em: SqlEntityManager,
  archived: ArchivedGame,
  rows: AsyncIterable<ArchivedRows>,
  tell: readonly string[],
): Promise<number> {
  // The ORM works on what it is handed, and definitions are frozen.
  const { createdAt, finishedAt, ...game } = structuredClone(archived);
  await em.insert(GameEntity, {
    ...game,
    createdAt: new Date(createdAt),
    finishedAt: new Date(finishedAt),
    title: game.quiz.title,
    questionCount: game.quiz.questions.length,
    search: titleText(game.quiz.title),
  });
  const ungraded = new Set(game.ungraded);
  const figures = new Figures();
  const tallies = new Tallies(ungraded);
  const everybody: ArchivedPlayer[] = [];
  let answerRows = 0;
  let told = game.channels;
  for await (const { players = [], answers = [], results = [], channels = told } of rows) {
    told = channels;
    for (const player of players) everybody.push(player);
    answerRows += answers.length;
    figures.add({ answers, results });
    tallies.add({ answers, results });
    await insertAll(em, AnswerEntity, answers, ({ value, receivedAt, ...answer }) => ({
      ...answer,
      game: game.id,
      value: { value },
      receivedAt: new Date(receivedAt),
    }));
    await insertAll(em, ResultEntity, results, (result) => ({ ...result, game: game.id }));
  }
  await insertAll(em, PlayerEntity, everybody, (player) => ({
    ...player,
    ...(game.ungraded && tallies.of(player.id)),
    game: game.id,
  }));
  const graded = figures.all().filter(({ question }) => !ungraded.has(question));
  const sum = (of: 'answers' | 'right') => graded.reduce((all, one) => all + one[of], 0);
  await em.nativeUpdate(
    GameEntity,
    { id: game.id },
    {
      playerCount: everybody.length,
      answerCount: sum('answers'),
      rightCount: sum('right'),
      figures: figures.all(),
      ...(told && { channels: told }),
    },
  );
  const dueAt = new Date();
  await insertAll(em, WebhookEntity, [...tell], (url) => ({
    game: game.id,
    url,
    createdAt: dueAt,
  }));
  if (!game.trial) await countGame(em, game.quizId, new Date(finishedAt));
  return answerRows;
}

const ONE_MORE = raw('played + 1');

/** Last: whoever edits the quiz meanwhile would wait for the whole archive. */
async function countGame(em: SqlEntityManager, quizId: string, finishedAt: Date): Promise<void> {
  if (!isQuizId(quizId)) return;
  const where = { id: quizId };
  await em.nativeUpdate(QuizEntity, where, { played: ONE_MORE });
  const earlier = { $or: [{ lastPlayedAt: null }, { lastPlayedAt: { $lt: finishedAt } }] };
  await em.nativeUpdate(QuizEntity, { ...where, ...earlier }, { lastPlayedAt: finishedAt });
}

async function insertAll<Item, Entity extends object>(
  em: SqlEntityManager,
  entity: EntityName<Entity>,
  items: Item[],
  rowOf: (item: Item) => RequiredEntityData<Entity>,
): Promise<void> {
  for (let at = 0; at < items.length; at += BATCH) {
    const before = performance.eventLoopUtilization();
    const rows = items.slice(at, at + BATCH).map(rowOf);
    await em.insertMany(entity, rows as Parameters<typeof em.insertMany<Entity>>[1]);
    await rest(before);
  }
}
