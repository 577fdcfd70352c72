import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EntityName,
  type RequiredEntityData,
  UniqueConstraintViolationException,
} from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ArchivedGame, ArchivedRows, GameRecords } from './contract.ts';
import { AnswerEntity } from './entities/answer.ts';
import { GameEntity } from './entities/game.ts';
import { PlayerEntity } from './entities/player.ts';
import { ResultEntity } from './entities/result.ts';
import { gameReads } from './game-reads.ts';
import type { Read } from './reading.ts';

/** Rows of one insert statement: about 1 ms of work, and then others have their turn. */
const BATCH = 80;

/** ms that a batch is followed by at the most. */
const LONGEST_REST = 20;

/**
 * @param fork gives an entity manager of its own to each call
 * @param lasting makes what was written last, if writing alone does not
 */
export function gameRecords(
  fork: () => SqlEntityManager,
  read: Read,
  lasting: () => Promise<void>,
): GameRecords {
  return {
    ...gameReads(read),
    async archive(game, rows) {
      try {
        await fork().transactional((em) => write(em, game, rows));
      } catch (error) {
        if (error instanceof UniqueConstraintViolationException && (await exists(read, game.id)))
          return false;
        throw error;
      }
      await lasting();
      return true;
    },
  };
}

const exists = async (read: Read, id: string): Promise<boolean> =>
  (await read('select 1 from games where id = ?', [id], 'write')).length > 0;

/** The game's row comes first: of two who write the same game, one stops there. */
async function write(
  em: SqlEntityManager,
  archived: ArchivedGame,
  rows: AsyncIterable<ArchivedRows>,
): Promise<void> {
  // The ORM works on what it is handed, and definitions are frozen.
  const { createdAt, finishedAt, ...game } = structuredClone(archived);
  await em.insert(GameEntity, {
    ...game,
    createdAt: new Date(createdAt),
    finishedAt: new Date(finishedAt),
  });
  for await (const { players = [], answers = [], results = [] } of rows) {
    await insertAll(em, PlayerEntity, players, (player) => ({ ...player, game: game.id }));
    await insertAll(em, AnswerEntity, answers, ({ value, receivedAt, ...answer }) => ({
      ...answer,
      game: game.id,
      value: { value },
      receivedAt: new Date(receivedAt),
    }));
    await insertAll(em, ResultEntity, results, (result) => ({ ...result, game: game.id }));
  }
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

/**
 * Leaves the loop to others for as long as it was busy, so that an archive takes half of it at most.
 * SQLite's promises alone would leave no turn to timers and sockets.
 */
async function rest(before: ReturnType<typeof performance.eventLoopUtilization>): Promise<void> {
  const { active, idle } = performance.eventLoopUtilization(before);
  await sleep(Math.min(Math.max(active - idle, 1), LONGEST_REST));
}
