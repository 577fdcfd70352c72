import type { From, Read, Row } from './reading.ts';
import type { PlayerQuery, ReportRecords, TalliedPlayer } from './report-contract.ts';
import { isStorable } from './storable.ts';

export interface ReportPlayersSources {
  read: Read;
  /** Where a game was found; undefined when there is none. */
  placeOf(id: string): Promise<From | undefined>;
  /** See `GameReads`. */
  player: ReportRecords['player'];
}

/** What players are sorted by, from the least on. */
const SORTS: Record<PlayerQuery['sort'], string> = {
  rank: 'p.rank',
  nickname: 'lower(p.nickname)',
  total: 'p.total',
  answers: 'coalesce(given.answers, 0)',
  right: 'coalesce(earned.right_count, 0)',
  // Who gave no answer was not fast.
  seconds: 'coalesce(1.0 * given.elapsed / given.answers, 1000000000)',
};

/** Sorts for which nothing but the players themselves has to be looked at. */
const CHEAP = new Set<PlayerQuery['sort']>(['rank', 'nickname', 'total']);

/** The part of reports that is about players. */
export function reportPlayers({
  read,
  placeOf,
  player,
}: ReportPlayersSources): Pick<ReportRecords, 'players' | 'player' | 'tallies'> {
  return {
    player,

    async players(id, graded, query) {
      const from = await placeOf(id);
      if (from === undefined || !isStorable(query.q)) return { players: [], total: 0 };
      const { where, values } = condition(id, query);
      const { sort, descending, limit, offset, questions } = query;
      // Names every part of the key: so the rows are found one by one, however big the game is.
      const theirs = `and question in (${indexes(questions)}) and player in (select id from p)`;
      const order = `${SORTS[sort]} ${descending ? 'desc' : 'asc'}, p.rank, p.id`;
      const page = `order by ${order} limit ? offset ?`;
      const [counted, rows] = await Promise.all([
        read(`select count(*) as total from players p where ${where}`, values, from),
        CHEAP.has(sort)
          ? read(
              `with p as (select * from players p where ${where} ${page}),
                 ${perPlayer(graded, theirs)}
               select ${COLUMNS} from p ${JOINED} order by ${order}`,
              [...values, limit, offset, id, id],
              from,
            )
          : read(
              `with ${perPlayer(graded)} select ${COLUMNS} from players p ${JOINED}
               where ${where} ${page}`,
              [id, id, ...values, limit, offset],
              from,
            ),
      ]);
      return { players: rows.map(talliedPlayer), total: Number(counted[0]?.total) };
    },

    async tallies(id, graded, by) {
      const column = by === 'group' ? 'group_index' : 'channel';
      const rows = await read(
        `with ${perPlayer(graded)}
         select p.${column} as by_it, count(*) as players, sum(p.total) as points,
           sum(given.answers) as answers, sum(given.graded) as graded, sum(given.elapsed) as elapsed,
           sum(earned.right_count) as right_count
         from players p ${JOINED} where p.game_id = ? and p.${column} is not null
         group by p.${column} order by count(*) desc, p.${column}`,
        [id, id, id],
        await placeOf(id),
      );
      return rows.map((row) => ({
        by: row.by_it as string | number,
        players: Number(row.players),
        points: Number(row.points),
        ...added(row),
      }));
    },
  };
}

const COLUMNS = `p.id, p.nickname, p.channel, p.group_index, p.total, p.rank,
  given.answers, given.graded, given.elapsed, earned.right_count`;

const JOINED = 'left join given on given.player = p.id left join earned on earned.player = p.id';

/** What each player has given and earned, as tables of their own. Takes the game's id twice. */
function perPlayer(graded: number[], only = ''): string {
  const counts = `question in (${listed(graded)})`;
  return `given as (
      select player, count(*) as answers, sum(elapsed) as elapsed,
        sum(case when ${counts} then 1 else 0 end) as graded
      from answers where game_id = ? ${only} group by player),
    earned as (
      select player, count(*) as right_count from results
      where game_id = ? and correctness = 1 and ${counts} ${only} group by player)`;
}

/** Numbers for SQL's `in`, which takes no empty list. */
const listed = (numbers: number[]): string => [-1, ...numbers.map(Number)].join(',');

const indexes = (count: number): string => listed(Array.from({ length: count }, (_, at) => at));

function condition(id: string, { q, channel, group, absent }: PlayerQuery) {
  const where = ['p.game_id = ?'];
  const values: (string | number)[] = [id];
  const add = (sql: string, ...given: (string | number)[]) => {
    where.push(sql);
    values.push(...given);
  };
  if (q !== undefined && q !== '')
    add("lower(p.nickname) like ? escape '!'", `%${q.toLowerCase().replace(/[!%_]/g, '!$&')}%`);
  if (channel !== undefined) add('p.channel = ?', channel);
  if (group !== undefined) add('p.group_index = ?', group);
  if (absent !== undefined)
    add(
      `not exists (select 1 from answers a
         where a.game_id = p.game_id and a.question = ? and a.player = p.id)`,
      absent,
    );
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
