import type { z } from 'zod';
import { QRushError } from '../protocol/errors.ts';
import type { ReportPlayer, ReportPlayerDetail, ReportPlayers } from '../protocol/report-parts.ts';
import type { reportPlayersQuery } from '../protocol/report-requests.ts';
import type { ArchivedGame, PlayedPlayer } from '../records/contract.ts';
import type { TalliedPlayer } from '../records/report-contract.ts';
import { type Played, played, type ReportSources, secondsOf, shareOf, wordsOf } from './played.ts';

/** Sorts that begin with the most. */
const FROM_THE_MOST = new Set(['total', 'answers', 'right']);

/** A page of players. @throws QRushError `REPORT_NOT_READY` */
export async function playersOf(
  sources: ReportSources,
  id: string,
  { page, size, order, group: name, sort, ...query }: z.output<typeof reportPlayersQuery>,
): Promise<ReportPlayers> {
  const { game, graded, questions } = await played(sources, id);
  const group = name === undefined ? undefined : groupNamed(game, name);
  const { players, total } = await sources.records.reports.players(id, graded, {
    ...query,
    group,
    sort,
    questions: questions.length,
    descending: order === undefined ? FROM_THE_MOST.has(sort) : order === 'desc',
    limit: size,
    offset: (page - 1) * size,
  });
  return {
    players: players.map((player) => playerView(game, player)),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / size)),
  };
}

/** -1, which is nobody's, where there is no such group. */
const groupNamed = ({ groups = [] }: ArchivedGame, name: string): number =>
  groups.findIndex((group) => group.name === name);

/** One player's every answer. @throws QRushError `REPORT_NOT_READY`, `PLAYER_NOT_FOUND` */
export async function playerOf(
  sources: ReportSources,
  id: string,
  playerId: string,
): Promise<ReportPlayerDetail> {
  const game = await played(sources, id);
  const player = await sources.records.reports.player(id, playerId);
  if (!player) throw new QRushError('PLAYER_NOT_FOUND');
  return {
    ...playerView(game.game, tallied(game, player)),
    given: givenBy(game, player),
  };
}

function playerView(game: ArchivedGame, player: TalliedPlayer): ReportPlayer {
  const { id, rank, nickname, channel, total, answers, graded, right, elapsed } = player;
  const group = groupOf(game, player);
  return {
    id,
    rank,
    nickname,
    channel,
    ...(group !== undefined && { group }),
    total,
    answers,
    rightAnswers: right,
    ...shareOf(right, graded),
    ...secondsOf(elapsed, answers),
  };
}

/** The name of a player's group. */
export const groupOf = (
  { groups }: Pick<ArchivedGame, 'groups'>,
  { group }: { group?: number },
): string | undefined => (group === undefined ? undefined : groups?.[group]?.name);

function tallied({ graded }: Played, player: PlayedPlayer): TalliedPlayer {
  const { answers, results, ...about } = player;
  const counts = new Set(graded);
  return {
    ...about,
    answers: answers.length,
    graded: answers.filter(({ question }) => counts.has(question)).length,
    right: results.filter(({ question, correctness }) => correctness === 1 && counts.has(question))
      .length,
    elapsed: answers.reduce((all, { elapsed }) => all + elapsed, 0),
  };
}

function givenBy({ questions }: Played, player: PlayedPlayer): ReportPlayerDetail['given'] {
  const answers = new Map(player.answers.map((answer) => [answer.question, answer]));
  const results = new Map(player.results.map((result) => [result.question, result]));
  return questions
    .filter(({ asked }) => asked)
    .map((one) => {
      const { index, question, graded } = one;
      const answer = answers.get(index);
      const result = results.get(index);
      return {
        index,
        text: question.text,
        ...(answer && { answer: wordsOf(one, answer.value), seconds: answer.elapsed / 1000 }),
        ...(answer && graded && !one.void && { correctness: result?.correctness ?? 0 }),
        points: result?.points ?? 0,
        ...(!graded && { graded }),
        ...(one.void && { void: true as const }),
      };
    });
}
