import { type Games, QRushError } from '../../server/plugin.ts';
import type { Player, Space } from '../../server/store/contract.ts';
import { fromProfile, nicknamesFor } from './nickname-choice.ts';

/** Where a sender plays. */
export interface Seat {
  gameId: string;
  pin: string;
  playerId: string;
  nickname: string;
}

/** Somebody who writes to us. */
export interface Sender {
  /** A pseudonym; the only thing about a person that is kept as a key. */
  key: string;
  address: string;
  profileName?: string;
}

/** ms a seat is remembered after joining: longer than any game takes. */
const SEAT_TTL = 24 * 3600 * 1000;

/** The name of this channel in the core. */
export const CHANNEL = 'whatsapp';

/** Which player of which game a sender is. One sender plays one game at a time. */
export class Players {
  readonly #games: Games;
  readonly #store: Space;

  constructor(games: Games, store: Space) {
    this.#games = games;
    this.#store = store;
  }

  /** The sender's seat, as far as we know: the game may have gone on without it. */
  async seat({ key }: Sender): Promise<Seat | undefined> {
    return this.#store.get<Seat>(`seat:${key}`);
  }

  /** Forgets a seat whose game or player is no more. */
  async forget({ key }: Sender): Promise<void> {
    await this.#store.delete(`seat:${key}`);
  }

  /**
   * Brings a sender into a game: resumes a seat there, else joins, and then leaves the game before.
   * @param name chosen by the sender; the profile's name when left out
   * @throws QRushError `GAME_NOT_FOUND`, `GAME_LOCKED`, `GAME_FULL`, `GAME_FINISHED`, and
   *   `NICKNAME_REJECTED` or `NICKNAME_TAKEN` when the sender has to choose a name
   */
  async join(
    sender: Sender,
    pin: string,
    name?: string,
  ): Promise<{ seat: Seat; resumed: boolean }> {
    const game = await this.#games.find(pin);
    const before = await this.seat(sender);
    if (before?.gameId === game.id && (await this.#isSeated(before))) {
      await this.#games.connect(game.id, before.playerId, CHANNEL);
      return { seat: before, resumed: true };
    }
    const wanted = name ?? fromProfile(sender.profileName ?? '');
    const seat = await this.#sit(sender, { gameId: game.id, pin }, wanted);
    if (before && before.gameId !== game.id) await this.#leave(before);
    return { seat, resumed: false };
  }

  /**
   * Gives a player who is in a lobby another name: a new player in place of the old one.
   * @throws QRushError as `join` does; nothing has changed then
   */
  async rename(sender: Sender, seat: Seat, name: string): Promise<Seat> {
    const renamed = await this.#sit(sender, { gameId: seat.gameId, pin: seat.pin }, name);
    await this.#leave(seat);
    return renamed;
  }

  async leave(sender: Sender): Promise<Seat | undefined> {
    const seat = await this.seat(sender);
    if (!seat) return undefined;
    await this.#leave(seat);
    await this.forget(sender);
    return seat;
  }

  async #sit(
    { key, address }: Sender,
    { gameId, pin }: Pick<Seat, 'gameId' | 'pin'>,
    name: string,
  ): Promise<Seat> {
    const player = await this.#joinAs(gameId, address, name);
    const seat = { gameId, pin, playerId: player.id, nickname: player.nickname };
    await this.#store.set(`seat:${key}`, seat, SEAT_TTL);
    await this.#games.connect(gameId, player.id, CHANNEL);
    return seat;
  }

  async #joinAs(gameId: string, address: string, name: string): Promise<Player> {
    for (const nickname of nicknamesFor(name)) {
      try {
        return await this.#games.join(gameId, { nickname, channel: CHANNEL, address });
      } catch (error) {
        if (!isCoded(error, 'NICKNAME_TAKEN')) throw error;
      }
    }
    throw new QRushError('NICKNAME_TAKEN');
  }

  async #isSeated({ gameId, playerId }: Seat): Promise<boolean> {
    try {
      await this.#games.player(gameId, playerId);
      return true;
    } catch (error) {
      if (isCoded(error, 'PLAYER_NOT_FOUND', 'GAME_NOT_FOUND')) return false;
      throw error;
    }
  }

  async #leave({ gameId, playerId }: Seat): Promise<void> {
    try {
      await this.#games.leave(gameId, playerId);
    } catch (error) {
      // Gone before us: kicked, or the whole game is no more.
      if (!isCoded(error, 'PLAYER_NOT_FOUND', 'GAME_NOT_FOUND')) throw error;
    }
  }
}

/** Whether something thrown is a QRushError with one of these codes. */
export function isCoded(error: unknown, ...codes: QRushError['code'][]): error is QRushError {
  return error instanceof QRushError && codes.includes(error.code);
}
