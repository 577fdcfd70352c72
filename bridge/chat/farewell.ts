import type { Games } from '../../server/plugin.ts';
import type { Seats } from './seats.ts';

/**
 * Forgets who a finished game's players were: what stood behind which nickname. May be done twice.
 * @param also what else is to be forgotten of a player
 */
export async function forgetPlayers(
  { games, seats, channel }: { games: Games; seats: Seats; channel: string },
  gameId: string,
  also: (playerId: string) => Promise<void> = async () => undefined,
): Promise<void> {
  for await (const page of games.players(gameId, channel)) {
    for (const { player, key } of await seats.of(gameId, page)) {
      await Promise.all([seats.delete(key), also(player.id)]);
    }
  }
}
