import {
  type Games,
  type Player,
  QRushError,
  type Services,
  type Standing,
} from '../../server/plugin.ts';
import type { SeatedPlayer, Seats } from './seats.ts';

/** A player to bring something to, with their standing so far. */
export interface Reached extends SeatedPlayer {
  standing: Standing | undefined;
}

export interface AudienceSources {
  games: Games;
  leaderboard: Services['leaderboard'];
  seats: Seats;
  /** The channel's name, by which its players are present. */
  channel: string;
}

/** A channel's players: who of them is to be told something. */
export class Audience {
  readonly #sources: AudienceSources;

  constructor(sources: AudienceSources) {
    this.#sources = sources;
  }

  /** All of a game, a page at a time. */
  async *of(gameId: string): AsyncIterable<Reached[]> {
    const { games, channel } = this.#sources;
    for await (const page of games.players(gameId, channel)) yield this.reachable(gameId, page);
  }

  /** Those of the players who can be reached here, and do not play in the browser right now. */
  async reachable(gameId: string, players: Player[]): Promise<Reached[]> {
    const { games, leaderboard, seats, channel } = this.#sources;
    const ids = players.map(({ id }) => id);
    const [seated, connections, standings] = await Promise.all([
      seats.of(gameId, players),
      games.connections(gameId, ids),
      leaderboard.standings(gameId, ids),
    ]);
    const elsewhere = new Set(ids.filter((_, at) => (connections[at] ?? channel) !== channel));
    return seated
      .filter(({ player }) => !elsewhere.has(player.id))
      .map((one) => ({ ...one, standing: standings.get(one.player.id) }));
  }

  /** Whether a player is left alone: questions that they do not get say nothing about their silence. */
  isResting(key: string): Promise<boolean> {
    return this.#sources.seats.isResting(key);
  }

  /** Leaves a player alone: the game does not wait for them, until they write again. */
  async rest(gameId: string, playerId: string, key: string): Promise<void> {
    const { games, seats, channel } = this.#sources;
    await seats.rest(key);
    await games.disconnect(gameId, playerId, channel);
  }

  /** Nothing reaches this sender any more: as `rest`, in whatever game they sit. */
  async away(key: string): Promise<void> {
    const seat = await this.#sources.seats.get(key);
    if (!seat) return;
    try {
      await this.rest(seat.gameId, seat.playerId, key);
    } catch (error) {
      if (!(error instanceof QRushError) || error.code === 'INTERNAL') throw error;
      // The player or the game is gone, too.
    }
  }
}
