import type { FinishedGame, GameRecords } from './contract.ts';
import { date, type Read } from './reading.ts';
import { isStorable } from './storable.ts';

type GameLists = Pick<GameRecords, 'list' | 'counts'>;

/** Lists archived games. @param countOf the SQL that counts the items of a JSON list */
export function gameLists(read: Read, countOf: (column: string) => string): GameLists {
  return {
    async list(limit, offset) {
      // What games of the versions before do not say of themselves is looked up, for one page.
      const rows = await read(
        `select id, mode, outcome, created_at, finished_at,
           coalesce(title, quiz ->> 'title') as title,
           coalesce(question_count, ${countOf("quiz -> 'questions'")}) as questions,
           coalesce(player_count, (select count(*) from players where game_id = games.id)) as players
         from games order by finished_at desc, id limit ? offset ?`,
        [limit, offset],
        'write',
      );
      const [counted] = await read('select count(*) as total from games', [], 'write');
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
        }),
      );
      return { games, total: Number(counted?.total) };
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
