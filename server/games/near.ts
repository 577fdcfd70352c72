import type { Neighbours } from '../protocol/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Ranked, Standing, Store } from '../store/contract.ts';
import { place, TOP } from './views.ts';

export interface NearSources {
  store: Pick<Store, 'players'>;
  leaderboard: Leaderboard;
}

/**
 * Who stands right above and below each of these, with names. The first ten see that on the
 * leaderboard, and are left out: so most games pay nothing for it.
 */
export async function nearby(
  { store, leaderboard }: NearSources,
  gameId: string,
  standings: Iterable<Standing>,
): Promise<Map<string, Neighbours>> {
  const beyond = Array.from(standings).flatMap(({ player, rank }) => (rank > TOP ? [player] : []));
  if (beyond.length === 0 || !leaderboard.near) return new Map();
  const found = await leaderboard.near(gameId, beyond);
  const ids = [
    ...new Set(
      Array.from(found.values()).flatMap(({ above, below }) =>
        [above, below].flatMap((one) => one?.player ?? []),
      ),
    ),
  ];
  const players = await store.players.many(gameId, ids);
  const byId = new Map(ids.map((id, at) => [id, players[at]]));
  const named = (ranked: Ranked | undefined) => {
    const player = ranked && byId.get(ranked.player);
    return player && place({ ...player, ...ranked });
  };
  return new Map(
    Array.from(found).flatMap(([player, neighbours]) => {
      const above = named(neighbours.above);
      const below = named(neighbours.below);
      // Somebody may have left since.
      return above ? [[player, { above, ...(below && { below }) }] as const] : [];
    }),
  );
}
