import { QRushError } from '../protocol/errors.ts';
import type { OwnSummary } from '../protocol/shares.ts';
import type { PlayedPlayer } from '../records/contract.ts';
import { type PlayedQuestion, played, playedGame, type ReportSources, wordsOf } from './played.ts';
import { groupOf } from './players.ts';

/**
 * How a player did in a game that is over; of others it tells their number only.
 * @throws QRushError `REPORT_NOT_READY`, `PLAYER_NOT_FOUND`
 */
export async function summaryOf(
  sources: ReportSources,
  gameId: string,
  playerId: string,
): Promise<Omit<OwnSummary, 'url'>> {
  const { game, questions } = await played(sources, gameId);
  const [player, { players }] = await Promise.all([
    sources.records.reports.player(gameId, playerId),
    sources.records.reports.totals(gameId, 0),
  ]);
  if (!player) throw new QRushError('PLAYER_NOT_FOUND');
  const { title, mode, outcome, createdAt, finishedAt } = playedGame(game, []);
  const group = groupOf(game, player);
  const asked = questions.filter((one) => one.asked);
  return {
    game: { title, mode, outcome, createdAt, finishedAt },
    nickname: player.nickname,
    ...(group !== undefined && { group }),
    rank: player.rank,
    players,
    total: player.total,
    questions: asked.map((one) => reviewed(one, player)),
  };
}

function reviewed(one: PlayedQuestion, player: PlayedPlayer): OwnSummary['questions'][number] {
  const { index, question, type, graded } = one;
  const answer = player.answers.find((given) => given.question === index);
  const result = player.results.find((scored) => scored.question === index);
  const { explanation, rich } = question;
  return {
    index,
    text: question.text,
    ...(rich?.text !== undefined && { html: rich.text }),
    right: type?.correctText(question) ?? '',
    ...(answer && { given: wordsOf(one, answer.value), took: answer.elapsed }),
    ...(one.void && { void: true as const }),
    ...(graded && !one.void
      ? { correctness: result?.correctness ?? 0, points: result?.points ?? 0 }
      : { graded: false }),
    ...(explanation !== undefined && { explanation }),
    ...(rich?.explanation !== undefined && { explanationHtml: rich.explanation }),
  };
}
