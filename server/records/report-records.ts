import { nothing } from './figures.ts';
import { type From, json } from './reading.ts';
import type { QuestionFigures, ReportRecords } from './report-contract.ts';
import { type ReportPlayersSources, reportPlayers } from './report-players.ts';

export interface ReportSources extends ReportPlayersSources {
  /** Where a game was found; undefined when there is none. */
  placeOf(id: string): Promise<From | undefined>;
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
      const [kept] = await read('select figures from games where id = ?', [id], from);
      if (kept?.figures != null) return json(kept.figures);
      // A game of the versions before.
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
        `select value, count(*) as count from answers
         where game_id = ? and question = ? group by value order by count(*) desc`,
        [id, question],
        await placeOf(id),
      );
      return rows.map((row) => ({
        value: json<{ value: unknown }>(row.value).value,
        count: Number(row.count),
      }));
    },
  };
}
