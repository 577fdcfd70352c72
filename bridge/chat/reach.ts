import type { Games, Reach, Services } from '../../server/plugin.ts';

/** Players who are looked at: of more, these tell enough. */
const ENOUGH = 400;

export interface ReachSources {
  games: Pick<Games, 'state' | 'players' | 'connections'>;
  leaderboard: Pick<Services['leaderboard'], 'standings'>;
  /** The channel's name, by which its players are present. */
  channel: string;
  /** The store's clock, ms since the epoch. */
  now(): Promise<number>;
  /** When a player saw the question that opened at this time, as far as it is known. */
  seen(playerId: string, openedAt: number): Promise<number | undefined>;
}

/** How far the open question is, of those who are here and may answer it. */
export async function reachOf(
  { games, leaderboard, channel, now, seen }: ReachSources,
  gameId: string,
  question: number,
): Promise<Reach> {
  const reach: Reach = { players: 0, reached: 0 };
  const { phase } = await games.state(gameId);
  if (phase.name !== 'open' || phase.question !== question) return reach;
  const { openedAt, only } = phase;
  for await (const page of games.players(gameId, channel)) {
    const ids = page.map(({ id }) => id).filter((id) => only?.includes(id) ?? true);
    const [connections, standings, at] = await Promise.all([
      games.connections(gameId, ids),
      leaderboard.standings(gameId, ids),
      now(),
    ]);
    const asked = ids.filter(
      (id, index) => connections[index] === channel && !standings.get(id)?.last?.out,
    );
    const times = await Promise.all(asked.map((id) => seen(id, openedAt)));
    reach.players += asked.length;
    reach.reached += times.filter((time = Number.POSITIVE_INFINITY) => time <= at).length;
    if (reach.players >= ENOUGH) break;
  }
  return reach;
}
