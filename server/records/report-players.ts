import { type From, foundAnywhere, json, type Read, type Row } from './reading.ts';
import type { PlayerQuery, ReportRecords, TalliedPlayer } from './report-contract.ts';
import { isStorable } from './storable.ts';

export interface ReportPlayersSources {
  read: Read;
  /** See `GameReads`. */
  player: ReportRecords['player'];
}

/** The columns that players are sorted by, from the least on. */
const SORTS: Record<PlayerQuery['sort'], string> = {
  rank: 'rank',
  nickname: 'lower(nickname)',
  total: 'total',
  answers: 'answers',
  right: 'right_count',
  // Players without an answer were not fast.
  seconds: 'case when answers > 0 then 1.0 * elapsed / answers else 1000000000 end',
};

/** Sorts for which nothing but the players themselves has to be looked at. */
const CHEAP = new Set<PlayerQuery['sort']>(['rank', 'nickname', 'total']);

type Value = string | number;

/**
 * The part of reports that is about players. Nothing is joined: right after a large game PostgreSQL
 * takes its tables for empty, and would join by comparing every row with every other.
 */
export function reportPlayers({
  read,
  player,
}: ReportPlayersSources): Pick<ReportRecords, 'players' | 'player' | 'tallies'> {
  /** Where a game is, and whether its players are kept with their sums: undefined when there is none. */
  const find = async (id: string, graded: number[]) =>
    isStorable(id)
      ? foundAnywhere(async (from) => {
          const [row] = await read(
            `select asked, ungraded,
               (select answer_count from players where game_id = games.id limit 1) as kept
             from games where id = ?`,
            [id],
            from,
          );
          return row && { from, isKept: row.kept != null && isCounted(graded, row) };
        })
      : undefined;

  /** The answers and points of these players, added up. */
  const tallied = async (
    id: string,
    graded: number[],
    { questions, from, players }: { questions: number; from: From; players: Row[] },
  ): Promise<Row[]> => {
    if (players.length === 0) return [];
    // Names every part of the key: so the rows are found one by one, however big the game is.
    const theirs = `game_id = ? and question in (${indexes(questions)})
      and player in (${players.map(() => '?').join(',')})`;
    const values = [id, ...players.map((row) => row.id as string)];
    const [given, earned] = await Promise.all([
      read(
        `select player, count(*) as answers, sum(elapsed) as elapsed,
           sum(case when question in (${listed(graded)}) then 1 else 0 end) as graded
         from answers where ${theirs} group by player`,
        values,
        from,
      ),
      read(
        `select player, count(*) as right_count from results
         where ${theirs} and correctness = 1 and question in (${listed(graded)}) group by player`,
        values,
        from,
      ),
    ]);
    const byPlayer = (rows: Row[]) => new Map(rows.map((row) => [row.player, row]));
    const [answers, right] = [byPlayer(given), byPlayer(earned)];
    return players.map((row) => ({ ...row, ...answers.get(row.id), ...right.get(row.id) }));
  };

  return {
    player,

    async players(id, graded, query) {
      const found = await find(id, graded);
      if (!found || !isStorable(query)) return { players: [], total: 0 };
      const { from, isKept } = found;
      const { sort, descending, limit, offset, questions } = query;
      const { where, values } = condition(id, query);
      const page = `where ${where} order by ${SORTS[sort]} ${descending ? 'desc' : 'asc'}, rank, id
        limit ? offset ?`;
      const list = isKept ? KEPT : CHEAP.has(sort) ? PLAIN : everybody(graded);
      const ids = list === KEPT || list === PLAIN ? [id] : [id, id, id];
      const [counted, rows] = await Promise.all([
        read(
          `with ${list} select count(*) as total from p where ${where}`,
          [...ids, ...values],
          from,
        ),
        read(`with ${list} select * from p ${page}`, [...ids, ...values, limit, offset], from),
      ]);
      const players =
        list === PLAIN ? await tallied(id, graded, { questions, from, players: rows }) : rows;
      return { players: players.map(talliedPlayer), total: Number(counted[0]?.total) };
    },

    async tallies(id, graded, by) {
      const column = by === 'group' ? 'group_index' : 'channel';
      const found = await find(id, graded);
      if (!found) return [];
      const rows = await read(
        `with ${found.isKept ? KEPT : everybody(graded)}
         select ${column} as by_it, count(*) as players, sum(total) as points,
           sum(answers) as answers, sum(graded) as graded, sum(elapsed) as elapsed,
           sum(right_count) as right_count
         from p where rank is not null and ${column} is not null
         group by ${column} order by count(*) desc, ${column}`,
        found.isKept ? [id] : [id, id, id],
        found.from,
      );
      return rows.map((row) => ({
        by: row.by_it as Value,
        players: Number(row.players),
        points: Number(row.points),
        ...added(row),
      }));
    },
  };
}

/** Whether these are the questions that count in the kept sums of a game's players. */
function isCounted(graded: number[], { asked, ungraded }: Row): boolean {
  if (asked == null || ungraded == null) return false;
  const [counts, not] = [new Set(graded), new Set(json<number[]>(ungraded))];
  return Array.from({ length: Number(asked) }, (_, at) => at).every(
    (question) => counts.has(question) !== not.has(question),
  );
}

/** Players, as they are. */
const PLAIN = `p as (select id, nickname, channel, group_index, total, rank
  from players where game_id = ?)`;

/** Players with the sums that are kept of them. */
const KEPT = `p as (select id, nickname, channel, group_index, total, rank,
    answer_count as answers, elapsed, graded_count as graded, right_count
  from players where game_id = ?)`;

/**
 * Players with all that they have given and earned, added up: for games of earlier versions. Takes the
 * game's id three times.
 */
function everybody(graded: number[]): string {
  const counts = `question in (${listed(graded)})`;
  return `everything as (
      select id, nickname, channel, group_index, total, rank,
        0 as answers, 0 as elapsed, 0 as graded, 0 as right_count
      from players where game_id = ?
      union all
      select player, null, null, null, null, null, count(*), sum(elapsed),
        sum(case when ${counts} then 1 else 0 end), 0
      from answers where game_id = ? group by player
      union all
      select player, null, null, null, null, null, 0, 0, 0, count(*)
      from results where game_id = ? and correctness = 1 and ${counts} group by player),
    p as (
      select id, max(nickname) as nickname, max(channel) as channel,
        max(group_index) as group_index, max(total) as total, max(rank) as rank,
        sum(answers) as answers, sum(elapsed) as elapsed, sum(graded) as graded,
        sum(right_count) as right_count
      from everything group by id)`;
}

/** Numbers for SQL's `in`, which takes no empty list. */
const listed = (numbers: number[]): string => [-1, ...numbers.map(Number)].join(',');

const indexes = (count: number): string => listed(Array.from({ length: count }, (_, at) => at));

function condition(id: string, { q, channel, group, absent }: PlayerQuery) {
  const where = ['rank is not null'];
  const values: Value[] = [];
  const add = (sql: string, ...given: Value[]) => {
    where.push(sql);
    values.push(...given);
  };
  if (q !== undefined && q !== '')
    add("lower(nickname) like ? escape '!'", `%${q.toLowerCase().replace(/[!%_]/g, '!$&')}%`);
  if (channel !== undefined) add('channel = ?', channel);
  if (group !== undefined) add('group_index = ?', group);
  // A list to look into: it is not joined either.
  if (absent !== undefined)
    add('id not in (select player from answers where game_id = ? and question = ?)', id, absent);
  return { where: where.join(' and '), values };
}

const added = (row: Row) => ({
  answers: Number(row.answers ?? 0),
  graded: Number(row.graded ?? 0),
  right: Number(row.right_count ?? 0),
  elapsed: Number(row.elapsed ?? 0),
});

const talliedPlayer = (row: Row): TalliedPlayer => ({
  id: row.id as string,
  nickname: row.nickname as string,
  channel: row.channel as string,
  ...(row.group_index != null && { group: Number(row.group_index) }),
  total: Number(row.total),
  rank: Number(row.rank),
  ...added(row),
});
