import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FinishedGame, GameRecords } from './contract.ts';
import { GameEntity } from './entities/game.ts';
import { date, type Read } from './reading.ts';
import { isStorable } from './storable.ts';

type GameLists = Pick<GameRecords, 'list' | 'trialsBefore' | 'counts'>;

/**
 * Lists archived games.
 * @param fork gives an entity manager of its own to each call
 * @param countOf the SQL that counts the items of a JSON list
 */
export function gameLists(
  fork: () => SqlEntityManager,
  read: Read,
  countOf: (column: string) => string,
): GameLists {
  return {
    async list(limit, offset, trials = false) {
      const where = trials ? 'trial' : 'not trial';
      // Games of the versions before lack some columns: look these up, for one page.
      const rows = await read(
        `select id, mode, outcome, trial, created_at, finished_at,
           coalesce(title, quiz ->> 'title') as title,
           coalesce(question_count, ${countOf("quiz -> 'questions'")}) as questions,
           coalesce(player_count, (select count(*) from players where game_id = games.id)) as players
         from games where ${where} order by finished_at desc, id limit ? offset ?`,
        [limit, offset],
        'write',
      );
      const [counted] = await read(
        `select count(*) as total from games where ${where}`,
        [],
        'write',
      );
      const games = rows.map(
        (row): FinishedGame => ({
          id: row.id as string,
          title: row.title as string,
          mode: row.mode as string,
          outcome: row.outcome as FinishedGame['outcome'],
          questions: Number(row.questions),
          players: Number(row.players),
          createdAt: date(row.created_at).getTime(),
          finishedAt: date(row.finished_at).getTime(),
          ...(row.trial ? { trial: true as const } : {}),
        }),
      );
      return { games, total: Number(counted?.total) };
    },

    async trialsBefore(time, limit) {
      const found = await fork().find(
        GameEntity,
        { trial: true, finishedAt: { $lt: time } },
        {
          fields: ['id'],
          orderBy: { finishedAt: 'asc' },
          limit,
          connectionType: 'write',
        },
      );
      return found.map(({ id }) => id);
    },

    async counts(id) {
      if (!isStorable(id)) return undefined;
      const [row] = await read(
        `select (select count(*) from players where game_id = games.id) as players,
           (select count(*) from answers where game_id = games.id) as answers,
           (select count(*) from results where game_id = games.id) as results
         from games where id = ?`,
        [id],
        'write',
      );
      return (
        row && {
          players: Number(row.players),
          answers: Number(row.answers),
          results: Number(row.results),
        }
      );
    },
  };
}
