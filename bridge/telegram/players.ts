import {
  type AnyErrorCode,
  type Definition,
  type Games,
  type Player,
  QRushError,
  type Space,
} from '../../server/plugin.ts';
import { nicknames } from './nicknames.ts';

/** The game somebody plays in, and who they are there. */
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

export interface PlayersSources {
  games: Games;
  store: Space;
  /** A chat's name in the store: the id itself stands in `Player.address` only, and goes with the game. */
  identify(chat: string): string;
}

/** ms a seat is kept: far longer than a game, short enough to forget people. */
const SEAT_TTL = 7 * 24 * 3_600_000;

/** ms somebody is kept who waits for the host: longer than a host has to answer. */
const HOLD_TTL = 15 * 60_000;

/** What the channel is called, and how its players are present. */
export const TELEGRAM = 'telegram';

/** Telegram users as players: one game at a time, which they take a seat in. */
export class Players {
  readonly #sources: PlayersSources;

  constructor(sources: PlayersSources) {
    this.#sources = sources;
  }

  seat(chat: string): Promise<Seat | undefined> {
    return this.#sources.store.get<Seat>(this.#seatKey(chat));
  }

  /**
   * Joins a game; whoever was in another one leaves that, once in.
   * @throws QRushError GAME_NOT_FOUND, GAME_LOCKED, GAME_FULL, GAME_FINISHED, NICKNAME_TAKEN,
   *   NICKNAME_REJECTED; KICKED for whom the host removed from this game; WAITING_FOR_HOST, see `isHeld`
   */
  async join(chat: string, pin: string, name: string): Promise<Joined> {
    const game = await this.#sources.games.find(pin);
    const seat = await this.seat(chat);
    if (seat?.gameId === game.id) return { game, player: await this.#resume(seat), resumed: true };
    return { game, player: await this.#enter(chat, game.id, name, seat), resumed: false };
  }

  /** Whether somebody waits for the host of this game to let them in, or to agree to another name. */
  async isHeld(chat: string, gameId: string): Promise<boolean> {
    return (await this.#sources.store.get(this.#holdKey(chat))) === gameId;
  }

  /** Goes on in the game where the seat is. @throws QRushError KICKED, GAME_NOT_FOUND */
  async resume(seat: Seat): Promise<Joined> {
    const game = await this.#sources.games.definition(seat.gameId);
    return { game, player: await this.#resume(seat), resumed: true };
  }

  /**
   * Plays under another name: a new player, so only while nothing has been won yet.
   * @throws QRushError WRONG_PHASE once the game has started; as `join`, and the old name stays then
   */
  async rename(chat: string, seat: Seat, name: string): Promise<Player> {
    const current = await this.#resume(seat);
    if (current.nickname === name) return current;
    const { phase } = await this.#sources.games.state(seat.gameId);
    if (phase.name !== 'lobby') throw new QRushError('WRONG_PHASE');
    return this.#enter(chat, seat.gameId, name, seat);
  }

  /** Leaves the game. @returns whether there was one to leave */
  async leave(chat: string): Promise<boolean> {
    const seat = await this.seat(chat);
    await this.#sources.store.delete(this.#holdKey(chat));
    if (!seat) return false;
    await this.#sources.store.delete(this.#seatKey(chat));
    return this.#quit(seat);
  }

  /** Nothing reaches them any more: questions do not wait for them. They keep the seat. */
  async away(chat: string): Promise<void> {
    const seat = await this.seat(chat);
    if (!seat) return;
    await this.#sources.games
      .disconnect(seat.gameId, seat.playerId, TELEGRAM)
      .catch(unless('GAME_NOT_FOUND', 'PLAYER_NOT_FOUND'));
  }

  async #resume({ gameId, playerId }: Seat): Promise<Player> {
    const { games } = this.#sources;
    try {
      const player = await games.player(gameId, playerId);
      await games.connect(gameId, playerId, TELEGRAM);
      return player;
    } catch (error) {
      // Who leaves gives up the seat, so this one was taken away.
      throw isCoded(error, 'PLAYER_NOT_FOUND') ? new QRushError('KICKED') : error;
    }
  }

  /**
   * A player without a seat, or a seat that was left, is nobody's: were it present, each question
   * would wait for it. So presence ends before the seat is given up, and begins once there is another
   * one; whatever fails in between, the update comes again and finds the player who has joined.
   */
  async #enter(
    chat: string,
    gameId: string,
    name: string,
    former: Seat | undefined,
  ): Promise<Player> {
    const { games, store } = this.#sources;
    const player = await this.#joinAs(chat, gameId, name).catch(async (error: unknown) => {
      if (isCoded(error, 'WAITING_FOR_HOST'))
        await store.set(this.#holdKey(chat), gameId, HOLD_TTL);
      throw error;
    });
    if (former) await games.disconnect(former.gameId, former.playerId, TELEGRAM);
    await store.set(this.#seatKey(chat), { gameId, playerId: player.id }, SEAT_TTL);
    await games.connect(gameId, player.id, TELEGRAM);
    const isOther = former?.gameId !== gameId || former.playerId !== player.id;
    if (former && isOther) await this.#quit(former);
    await store.delete(this.#holdKey(chat));
    return player;
  }

  async #joinAs(chat: string, gameId: string, name: string): Promise<Player> {
    let taken: unknown;
    for (const nickname of nicknames(name)) {
      try {
        const newcomer = { nickname, channel: TELEGRAM, address: chat };
        return await this.#sources.games.join(gameId, newcomer);
      } catch (error) {
        if (!isCoded(error, 'NICKNAME_TAKEN')) throw error;
        taken = error;
      }
    }
    throw taken;
  }

  /** @returns false when the game is over or gone, or the host was faster */
  async #quit({ gameId, playerId }: Seat): Promise<boolean> {
    const { games } = this.#sources;
    return games.leave(gameId, playerId).catch(unless('GAME_NOT_FOUND', 'PLAYER_NOT_FOUND'));
  }

  #seatKey(chat: string): string {
    return `seat.${this.#sources.identify(chat)}`;
  }

  #holdKey(chat: string): string {
    return `hold.${this.#sources.identify(chat)}`;
  }
}

const isCoded = (error: unknown, ...codes: AnyErrorCode[]): boolean =>
  error instanceof QRushError && codes.includes(error.code);

const unless =
  (...codes: AnyErrorCode[]) =>
  (error: unknown): false => {
    if (isCoded(error, ...codes)) return false;
    throw error;
  };
