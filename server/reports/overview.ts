import type { ReportOverview } from '../protocol/report-parts.ts';
import type { ArchivedGame } from '../records/contract.ts';
import type { QuestionFigures } from '../records/report-contract.ts';
import {
  type Played,
  played,
  playedGame,
  type ReportSources,
  secondsOf,
  shareOf,
} from './played.ts';

/** Places that an overview tells. */
const BEST = 3;

/** How a game went, on one screen. @throws QRushError `REPORT_NOT_READY` */
export async function overviewOf(sources: ReportSources, id: string): Promise<ReportOverview> {
  const [game, figures, totals] = await Promise.all([
    played(sources, id),
    sources.records.reports.questions(id),
    sources.records.reports.totals(id, BEST),
  ]);
  return overview(game, figures, totals);
}

export function overview(
  { game, questions, graded }: Played,
  figures: QuestionFigures[],
  {
    players,
    points,
    channels,
    best,
  }: Awaited<ReturnType<ReportSources['records']['reports']['totals']>>,
): ReportOverview {
  const counting = new Set(
    questions.filter((one) => one.asked && !one.void).map(({ index }) => index),
  );
  const withRight = new Set(graded);
  const sum = (of: 'answers' | 'right' | 'elapsed', among: Set<number>) =>
    figures.reduce((all, one) => (among.has(one.question) ? all + one[of] : all), 0);
  const answers = sum('answers', counting);
  const possible = players * counting.size;
  return {
    game: playedGame(game, figures),
    players,
    questions: counting.size,
    answers,
    answered: possible > 0 ? Math.min(1, answers / possible) : 0,
    ...shareOf(sum('right', withRight), sum('answers', withRight)),
    points: players > 0 ? points / players : 0,
    best,
    ...secondsOf(sum('elapsed', counting), answers),
    channels,
    ...(game.groups && { groups: groupPlaces(game.groups).map(({ at: _, ...place }) => place) }),
  };
}

/** The best group first, with its index; a tie shares a rank. */
export const groupPlaces = (groups: NonNullable<ArchivedGame['groups']>) =>
  groups
    .map(({ name, total, players }, at) => ({
      at,
      rank: 1 + groups.filter((other) => other.total > total).length,
      name,
      total,
      players,
    }))
    .sort((one, other) => one.rank - other.rank);
