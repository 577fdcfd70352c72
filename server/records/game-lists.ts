import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FinishedGame, GameQuery, GameRecords } from './contract.ts';
import { GameEntity } from './entities/game.ts';
import { date, type Read, type Row } from './reading.ts';
import { wordsSought } from './search-words.ts';
import { isStorable } from './storable.ts';

type GameLists = Pick<GameRecords, 'list' | 'ids' | 'before' | 'trialsBefore' | 'counts'>;

export interface GameListSources {
  /** Gives an entity manager of its own to each call. */
  fork(): SqlEntityManager;
  read: Read;
  /** The SQL that counts the items of a JSON list. */
  countOf(column: string): string;
  /** A time as the database compares it with a date. */
  timeOf(time: Date): string | number;
}

/** Ids that are read at once. */
const PAGE = 100;

/** Nicknames of winners that a list tells. */
const MOST_WINNERS = 3;

/** Lists archived games. */
export function gameLists({ fork, read, countOf, timeOf }: GameListSources): GameLists {
  const condition = ({ q = '', quiz, mode, from, to, trials = false }: GameQuery) => {
    const where = [trials ? 'trial' : 'not trial'];
    const values: (string | number)[] = [];
    const add = (sql: string, value: string | number) => {
      where.push(sql);
      values.push(value);
    };
    // Of letters and digits alone: nothing in them means anything to `like`.
    for (const word of wordsSought(q)) add('search like ?', `%${word}%`);
    if (quiz !== undefined) add('quiz_id = ?', quiz);
    if (mode !== undefined) add('mode = ?', mode);
    if (from) add('finished_at >= ?', timeOf(from));
    if (to) add('finished_at < ?', timeOf(to));
    return { where: where.join(' and '), values };
  };

  /** By game, nicknames of who is first. */
  const winnersOf = async (ids: string[]): Promise<Map<string, string[]>> => {
    const winners = new Map<string, string[]>(ids.map((id) => [id, []]));
    if (ids.length === 0) return winners;
    const rows = await read(
      `select game_id, nickname from (
         select game_id, nickname, row_number() over (partition by game_id order by id) as place
         from players where rank = 1 and total > 0 and game_id in (${ids.map(() => '?').join(',')})
       ) first where place <= ? order by game_id, place`,
      [...ids, MOST_WINNERS],
      'write',
    );
    for (const { game_id, nickname } of rows)
      winners.get(game_id as string)?.push(nickname as string);
    return winners;
  };

  return {
    async list({ limit, offset, ...query }) {
      if (!isStorable(query)) return { games: [], total: 0 };
      const { where, values } = condition(query);
      // Games of the versions before lack some columns: look these up, for one page.
      const [rows, [counted]] = await Promise.all([
        read(
          `select id, quiz_id, mode, outcome, trial, created_at, finished_at,
             answer_count, right_count, coalesce(title, quiz ->> 'title') as title,
             coalesce(question_count, ${countOf("quiz -> 'questions'")}) as questions,
             coalesce(player_count, (select count(*) from players where game_id = games.id)) as players
           from games join (select id as found_id from games where ${where}
             order by finished_at desc, id limit ? offset ?) found on id = found_id
           order by finished_at desc, id`,
          [...values, limit, offset],
          'write',
        ),
        read(`select count(*) as total from games where ${where}`, values, 'write'),
      ]);
      const winners = await winnersOf(rows.map(({ id }) => id as string));
      const games = rows.map((row) => finishedGame(row, winners.get(row.id as string) ?? []));
      return { games, total: Number(counted?.total) };
    },

    async *ids(query) {
      if (!isStorable(query)) return;
      const { where, values } = condition(query);
      let after: Row | undefined;
      for (;;) {
        const at = after && timeOf(date(after.finished_at));
        const rows: Row[] = await read(
          `select id, finished_at from games where ${where}
           ${at === undefined ? '' : 'and (finished_at > ? or (finished_at = ? and id > ?))'}
           order by finished_at, id limit ?`,
          [...values, ...(at === undefined ? [] : [at, at, after?.id as string]), PAGE],
          'write',
        );
        if (rows.length > 0) yield rows.map(({ id }) => id as string);
        if (rows.length < PAGE) return;
        after = rows.at(-1);
      }
    },

    async before(time, limit) {
      const rows = await read(
        'select id from games where not trial and finished_at < ? order by finished_at limit ?',
        [timeOf(time), limit],
        'write',
      );
      return rows.map(({ id }) => id as string);
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

function finishedGame(row: Row, winners: string[]): FinishedGame {
  const answers = Number(row.answer_count ?? 0);
  return {
    id: row.id as string,
    quizId: row.quiz_id as string,
    title: row.title as string,
    mode: row.mode as string,
    outcome: row.outcome as FinishedGame['outcome'],
    questions: Number(row.questions),
    players: Number(row.players),
    ...(answers > 0 && { right: Number(row.right_count) / answers }),
    winners,
    createdAt: date(row.created_at).getTime(),
    finishedAt: date(row.finished_at).getTime(),
    ...(row.trial ? { trial: true as const } : {}),
  };
}
