import type { Definition } from '../../server/engine/state.ts';
import { type Games, QRushError } from '../../server/plugin.ts';
import type { Player, Space } from '../../server/store/contract.ts';
import type { Sender } from './inbound.ts';
import { nicknames } from './nicknames.ts';

/** The game a sender plays in, and who they are there. */
export interface Seat {
  gameId: string;
  playerId: string;
}

export interface Joined {
  game: Definition;
  player: Player;
  /** They were in this game already. */
  resumed: boolean;
}

/** ms a seat is kept: far longer than a game, short enough to forget people. */
const SEAT_TTL = 7 * 24 * 3_600_000;

/** ms a sender may take to choose another name. */
const NAME_TTL = 600_000;

/**
 * WhatsApp users as players. What is stored goes by a sender's key, never by a phone number: that
 * stands in `Player.address` only, and goes with the game.
 */
export class Players {
  readonly #games: Games;
  readonly #store: Space;

  constructor(games: Games, store: Space) {
    this.#games = games;
    this.#store = store;
  }

  seat(key: string): Promise<Seat | undefined> {
    return this.#store.get<Seat>(`seat.${key}`);
  }

  /**
   * Joins a game; whoever was in another one leaves that, once in.
   * @param name the nickname asked for; the profile's name when left out
   * @throws QRushError GAME_NOT_FOUND, GAME_LOCKED, GAME_FULL, GAME_FINISHED; KICKED for whom the
   *   host removed from this game; NICKNAME_TAKEN, NICKNAME_REJECTED: `waitForName` is set then
   */
  async join(key: string, sender: Sender, pin: string, name?: string): Promise<Joined> {
    const game = await this.#games.find(pin);
    const seat = await this.seat(key);
    if (seat?.gameId === game.id) {
      return { game, player: await this.#resume(seat), resumed: true };
    }
    try {
      const player = await this.#enter(key, game.id, sender, name ?? sender.profileName);
      if (seat) await this.#quit(seat);
      return { game, player, resumed: false };
    } catch (error) {
      if (isAboutName(error)) await this.#store.set(`name.${key}`, pin, NAME_TTL);
      throw error;
    }
  }

  /** The PIN of the game that the sender still has to choose a name for. */
  waitForName(key: string): Promise<string | undefined> {
    return this.#store.get<string>(`name.${key}`);
  }

  /**
   * Plays under another name: a new player, so only while nothing has been won yet.
   * @throws QRushError WRONG_PHASE once the game has started; NICKNAME_TAKEN, NICKNAME_REJECTED,
   *   GAME_LOCKED, GAME_FULL: the old name stays then; KICKED
   */
  async rename(key: string, sender: Sender, seat: Seat, name: string): Promise<Player> {
    const current = await this.#resume(seat);
    if (current.nickname === name) return current;
    const { phase } = await this.#games.state(seat.gameId);
    if (phase.name !== 'lobby') throw new QRushError('WRONG_PHASE');
    const player = await this.#enter(key, seat.gameId, sender, name);
    await this.#quit(seat);
    return player;
  }

  /** Leaves the game. @returns whether the sender was in one */
  async leave(key: string): Promise<boolean> {
    const seat = await this.seat(key);
    await this.#store.delete(`name.${key}`);
    if (!seat) return false;
    await this.#store.delete(`seat.${key}`);
    return this.#quit(seat);
  }

  async #resume({ gameId, playerId }: Seat): Promise<Player> {
    try {
      const player = await this.#games.player(gameId, playerId);
      await this.#games.connect(gameId, playerId, 'whatsapp');
      return player;
    } catch (error) {
      // Who leaves gives up the seat, so this one was taken away.
      throw isCoded(error, 'PLAYER_NOT_FOUND') ? new QRushError('KICKED') : error;
    }
  }

  async #enter(
    key: string,
    gameId: string,
    { address }: Sender,
    name: string | undefined,
  ): Promise<Player> {
    const player = await this.#joinAs(gameId, address, name);
    await this.#games.connect(gameId, player.id, 'whatsapp');
    await this.#store.set(`seat.${key}`, { gameId, playerId: player.id }, SEAT_TTL);
    await this.#store.delete(`name.${key}`);
    return player;
  }

  async #joinAs(gameId: string, address: string, name: string | undefined): Promise<Player> {
    let taken: unknown;
    for (const nickname of nicknames(name)) {
      try {
        return await this.#games.join(gameId, { nickname, channel: 'whatsapp', address });
      } catch (error) {
        if (!isCoded(error, 'NICKNAME_TAKEN')) throw error;
        taken = error;
      }
    }
    throw taken;
  }

  async #quit({ gameId, playerId }: Seat): Promise<boolean> {
    try {
      await this.#games.leave(gameId, playerId);
      return true;
    } catch (error) {
      // The game is over and gone, or the host was faster.
      if (isCoded(error, 'PLAYER_NOT_FOUND') || isCoded(error, 'GAME_NOT_FOUND')) return false;
      throw error;
    }
  }
}

const isCoded = (error: unknown, code: QRushError['code']): boolean =>
  error instanceof QRushError && error.code === code;

const isAboutName = (error: unknown): boolean =>
  isCoded(error, 'NICKNAME_TAKEN') || isCoded(error, 'NICKNAME_REJECTED');
