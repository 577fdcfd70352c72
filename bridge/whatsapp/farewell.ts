import type { Games } from '../../server/plugin.ts';
import type { Clocks } from './clocks.ts';
import type { Outlook } from './outlook.ts';
import { WHATSAPP } from './players.ts';
import type { Seats } from './seats.ts';

export interface FarewellSources {
  games: Games;
  seats: Seats;
  clocks: Clocks;
  outlook: Outlook;
}

/**
 * Forgets who the WhatsApp players of a finished game were: which number stood behind which
 * nickname, and when each had been reached. May be done twice.
 */
export async function forgetPlayers(
  { games, seats, clocks, outlook }: FarewellSources,
  gameId: string,
): Promise<void> {
  await outlook.keep(gameId);
  for await (const page of games.players(gameId, WHATSAPP)) {
    for (const { player, key } of await seats.of(gameId, page)) {
      await Promise.all([seats.delete(key), clocks.delete(gameId, player.id)]);
    }
  }
}
