import { type From, json, type Read } from './reading.ts';
import type { GivenAnswer, QuestionFigures, ReportRecords } from './report-contract.ts';
import { type ReportPlayersSources, reportPlayers } from './report-players.ts';

/** Rows that are read at once. */
const PAGE = 1000;

export interface ReportSources extends ReportPlayersSources {
  /** The SQL of a date in ms since the epoch. */
  msOf(column: string): string;
}

/**
 * Adds up archived games, by statements that SQLite and PostgreSQL both understand. Answers and results
 * are each looked at in the order in which they lie, as far as that goes: to look them up in pairs
 * would take several times as long.
 */
export function reportRecords(sources: ReportSources): ReportRecords {
  const { read, placeOf, msOf } = sources;
  return {
    ...reportPlayers(sources),

    async questions(id) {
      const from = await placeOf(id);
      if (from === undefined) return [];
      const [times, results] = await Promise.all([
        read(
          `select question, elapsed / 100 as tenth, count(*) as answers, sum(elapsed) as elapsed,
             min(${msOf('received_at')} - elapsed) as opened_at
           from answers where game_id = ? group by question, elapsed / 100 order by question, tenth`,
          [id],
          from,
        ),
        read(
          `select question, sum(case when correctness = 1 then 1 else 0 end) as right_count,
             sum(correctness) as credit, sum(points) as points
           from results where game_id = ? group by question`,
          [id],
          from,
        ),
      ]);
      const figures = new Map<number, QuestionFigures>();
      const of = (question: number) => {
        const known = figures.get(question) ?? nothing(question);
        figures.set(question, known);
        return known;
      };
      for (const row of times) {
        const known = of(Number(row.question));
        const [answers, openedAt] = [Number(row.answers), Number(row.opened_at)];
        known.answers += answers;
        known.elapsed += Number(row.elapsed);
        known.openedAt = Math.min(known.openedAt ?? openedAt, openedAt);
        known.tenths.push([Number(row.tenth), answers]);
      }
      for (const row of results) {
        const known = of(Number(row.question));
        known.right = Number(row.right_count);
        known.credit = Number(row.credit);
        known.points = Number(row.points);
      }
      return [...figures.values()].sort((one, other) => one.question - other.question);
    },

    async totals(id, best) {
      const from = await placeOf(id);
      if (from === undefined) return { players: 0, points: 0, channels: [], best: [] };
      const [channels, first] = await Promise.all([
        read(
          `select channel as name, count(*) as players, sum(total) as points
           from players where game_id = ? group by channel order by count(*) desc, channel`,
          [id],
          from,
        ),
        read(
          'select id, nickname, rank, total from players where game_id = ? order by rank, id limit ?',
          [id, best],
          from,
        ),
      ]);
      const sum = (column: 'players' | 'points') =>
        channels.reduce((all, row) => all + Number(row[column]), 0);
      return {
        players: sum('players'),
        points: sum('points'),
        channels: channels.map(({ name, players }) => ({
          name: name as string,
          players: Number(players),
        })),
        best: first as Awaited<ReturnType<ReportRecords['totals']>>['best'],
      };
    },

    async values(id, question) {
      const rows = await read(
        `select a.value as value, count(*) as count, max(r.correctness) as correctness
         from answers a left join results r
           on r.game_id = a.game_id and r.question = a.question and r.player = a.player
         where a.game_id = ? and a.question = ? group by a.value order by count(*) desc`,
        [id, question],
        await placeOf(id),
      );
      return rows.map((row) => ({
        value: json<{ value: unknown }>(row.value).value,
        count: Number(row.count),
        correctness: row.correctness == null ? undefined : Number(row.correctness),
      }));
    },

    async *answers(id, question) {
      const from = await placeOf(id);
      if (from === undefined) return;
      let after: [rank: number, id: string] = [0, ''];
      for (;;) {
        const rows = await answersAfter(read, from, id, question, after);
        yield rows
          .filter(({ given }) => given !== undefined)
          .map(({ given }) => given as GivenAnswer);
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        after = [last.rank, last.id];
      }
    },
  };
}

const nothing = (question: number): QuestionFigures => ({
  question,
  answers: 0,
  right: 0,
  credit: 0,
  points: 0,
  elapsed: 0,
  openedAt: undefined,
  tenths: [],
});

/** A page of players behind this one, with what each has said to a question. */
async function answersAfter(
  read: Read,
  from: From,
  id: string,
  question: number,
  [rank, player]: [number, string],
): Promise<{ rank: number; id: string; given: GivenAnswer | undefined }[]> {
  const rows = await read(
    `select p.id, p.rank, p.nickname, p.channel, a.value, a.elapsed, r.correctness, r.points
     from (select id, rank, nickname, channel from players
       where game_id = ? and (rank > ? or (rank = ? and id > ?)) order by rank, id limit ?) p
     left join answers a on a.game_id = ? and a.question = ? and a.player = p.id
     left join results r on r.game_id = ? and r.question = ? and r.player = p.id
     order by p.rank, p.id`,
    [id, rank, rank, player, PAGE, id, question, id, question],
    from,
  );
  return rows.map((row) => ({
    rank: row.rank as number,
    id: row.id as string,
    given:
      row.value == null
        ? undefined
        : {
            nickname: row.nickname as string,
            channel: row.channel as string,
            rank: row.rank as number,
            value: json<{ value: unknown }>(row.value).value,
            elapsed: row.elapsed as number,
            correctness: row.correctness == null ? undefined : Number(row.correctness),
            points: Number(row.points ?? 0),
          },
  }));
}
