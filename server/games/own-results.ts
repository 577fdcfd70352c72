import type { Neighbours, OwnPlace, OwnResult, RevealView } from '../protocol/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Player, Standing, Store } from '../store/contract.ts';
import { type BadgeRule, badgesBy, readPlayers } from './badges.ts';
import { nearby } from './near.ts';
import { streakAfter } from './question-rows.ts';
import { resultOf } from './result.ts';

/** A reveal, as far as the results of single players follow from it. */
export interface Revealed extends Pick<RevealView, 'index' | 'graded' | 'scored'> {
  /** The last question with right answers: a streak continues only from it. */
  streakFrom?: number | undefined;
  /** The mode's badges for players. */
  badges?: BadgeRule[] | undefined;
}

export interface OwnSources {
  store: Pick<Store, 'answers' | 'players'>;
  leaderboard: Leaderboard;
}

/** These players' results of a question; those who are not in the game have none. */
export async function ownResults(
  sources: OwnSources,
  gameId: string,
  revealed: Revealed,
  playerIds: string[],
): Promise<Map<string, OwnResult>> {
  const { store, leaderboard } = sources;
  const [standings, given] = await Promise.all([
    leaderboard.standings(gameId, playerIds),
    // An ungraded question leaves no result behind.
    isUnscored(revealed) ? store.answers.given(gameId, revealed.index, playerIds) : [],
  ]);
  const near = await nearby(sources, gameId, standings.values());
  const players = readPlayers(revealed.badges) ? await store.players.many(gameId, playerIds) : [];
  const known = new Map(players.flatMap((one) => (one ? [[one.id, one] as const] : [])));
  const answered = new Set(playerIds.filter((_, at) => given[at]));
  return views(standings, (standing) =>
    ownResult(
      standing,
      revealed,
      answered.has(standing.player),
      near.get(standing.player),
      known.get(standing.player),
    ),
  );
}

/** The places of these players when the game is over. */
export async function ownPlaces(
  { leaderboard }: Pick<OwnSources, 'leaderboard'>,
  gameId: string,
  playerIds: string[],
): Promise<Map<string, OwnPlace>> {
  const standings = await leaderboard.standings(gameId, playerIds);
  return views(standings, ({ total, rank }) => ({ total, rank }));
}

/** Whether the question leaves no results behind. */
export const isUnscored = ({ graded, scored }: Pick<RevealView, 'graded' | 'scored'>): boolean =>
  graded === false && !scored;

function views<View>(standings: Map<string, Standing>, view: (standing: Standing) => View) {
  const seen = new Map<string, View>();
  for (const [player, standing] of standings) seen.set(player, view(standing));
  return seen;
}

/**
 * A player's result of one question; one who did not answer it has a result of nothing. Where there is
 * no right answer, whoever answered is right: no client says "wrong".
 * @param answered whether the player has answered; looked at where there is no right answer
 * @param near who stands right above and below, for those who are told
 * @param player who it is, where badges tell what they said at the join
 */
export function ownResult(
  standing: Standing,
  revealed: Revealed,
  answered: boolean,
  near?: Neighbours,
  player?: Player,
): OwnResult {
  const { total, rank, last } = standing;
  const { index, streakFrom, badges: rules } = revealed;
  let result: OwnResult;
  if (isUnscored(revealed)) {
    const streak = streakAfter(last, streakFrom);
    result = { correct: answered, points: 0, total, rank, streak };
  } else {
    const { right, correctness = 0, points = 0, streak = 0 } = resultOf(standing, index) ?? {};
    result = { correct: right ?? correctness === 1, points, total, rank, streak };
    if (right === undefined && correctness > 0 && correctness < 1) result.partly = true;
  }
  // None is a fact, too: one of before may be there no more.
  if (rules) result.badges = badgesBy(rules, standing, player);
  if (last?.out) result.out = last.out;
  if (near) result.near = near;
  return result;
}
