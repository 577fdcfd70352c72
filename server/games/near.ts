import type { Neighbours, Place } from '../protocol/views.ts';
import type { Leaderboard } from '../services.ts';
import type { Ranked, Standing, Store } from '../store/contract.ts';
import { placeOf, TOP } from './views.ts';

export interface NearSources {
  store: Pick<Store, 'players'>;
  leaderboard: Leaderboard;
}

/**
 * The players right above and below each of these, with names. The first ten see that on the
 * leaderboard, and are left out: so most games pay nothing for it.
 */
export async function nearby(
  { store, leaderboard }: NearSources,
  gameId: string,
  standings: Iterable<Standing>,
): Promise<Map<string, Neighbours>> {
  const beyond: string[] = [];
  for (const { player, rank } of standings) if (rank > TOP) beyond.push(player);
  if (beyond.length === 0 || !leaderboard.near) return new Map();
  const found = await leaderboard.near(gameId, beyond);
  const places = await placesOf(store, gameId, found.values());
  const views = new Map<string, Neighbours>();
  for (const [player, { ahead, above, below }] of found) {
    const over = above && places.get(above.player);
    const under = below && places.get(below.player);
    // Somebody may have left since.
    if (over)
      views.set(player, under ? { ahead, above: over, below: under } : { ahead, above: over });
  }
  return views;
}

/** All of these by id, with names: most are the neighbour of two. */
async function placesOf(
  store: NearSources['store'],
  gameId: string,
  found: Iterable<{ above?: Ranked; below?: Ranked }>,
): Promise<Map<string, Place>> {
  const ranked = new Map<string, Ranked>();
  for (const { above, below } of found) {
    if (above) ranked.set(above.player, above);
    if (below) ranked.set(below.player, below);
  }
  const players = await store.players.many(gameId, [...ranked.keys()]);
  const places = new Map<string, Place>();
  for (const player of players) {
    const at = player && ranked.get(player.id);
    if (at) places.set(player.id, placeOf(player, at));
  }
  return places;
}
