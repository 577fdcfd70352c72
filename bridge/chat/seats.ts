import type { Player, Space } from '../../server/plugin.ts';
import type { LanguageCode } from './languages/all.ts';

/** The game a sender plays in, who they are there, and how they are reached. */
export interface Seat {
  gameId: string;
  playerId: string;
  /** Where messages go, as the service names it: a phone number, a chat's id. */
  to: string;
  language: LanguageCode;
  /** The first question (0-based) they could answer, as of joining or of coming back. */
  since: number;
  /** Stamp of the message they joined with, by the service's clock: what was sent before is about another time. */
  joinedAt?: number;
}

/** Somebody whom the host has to let in first, and how they are told. */
export interface Hold {
  gameId: string;
  pin: string;
  /** As in a {@link Seat}. */
  to: string;
  language: LanguageCode;
  /** They are in the game already, and want another name. */
  renames: boolean;
}

/** A player of this game who can be reached. */
export interface SeatedPlayer {
  player: Player;
  /** The sender's key. */
  key: string;
  seat: Seat;
}

/** ms a seat is kept at most: far longer than a game, short enough to forget people. */
const LIFETIME = 7 * 24 * 3_600_000;

/** ms somebody is kept who waits for the host: longer than a host has to answer. */
const HOLD_LIFETIME = 15 * 60_000;

/**
 * Seats by the sender's key, and who waits for one. The only place in which a phone number or a chat's
 * id stands between two messages: what goes to the core, to logs and to records is the key.
 */
export class Seats {
  readonly #store: Space;

  constructor(store: Space) {
    this.#store = store;
  }

  get(key: string): Promise<Seat | undefined> {
    return this.#store.get<Seat>(`seat.${key}`);
  }

  async set(key: string, seat: Seat): Promise<void> {
    await this.#store.set(`seat.${key}`, seat, LIFETIME);
  }

  async delete(key: string): Promise<void> {
    await Promise.all([this.#store.delete(`seat.${key}`), this.#store.delete(`resting.${key}`)]);
  }

  hold(key: string): Promise<Hold | undefined> {
    return this.#store.get<Hold>(`hold.${key}`);
  }

  async setHold(key: string, hold: Hold): Promise<void> {
    await this.#store.set(`hold.${key}`, hold, HOLD_LIFETIME);
  }

  async deleteHold(key: string): Promise<void> {
    await this.#store.delete(`hold.${key}`);
  }

  /** Takes the seat away for good: the host has removed the player. */
  async ban(gameId: string, key: string): Promise<void> {
    await this.#store.set(`banned.${gameId}.${key}`, true, LIFETIME);
    await this.delete(key);
  }

  isBanned(gameId: string, key: string): Promise<true | undefined> {
    return this.#store.get<true>(`banned.${gameId}.${key}`);
  }

  /** Those of the players who still sit in this game. */
  async of(gameId: string, players: readonly Player[]): Promise<SeatedPlayer[]> {
    const found = await Promise.all(
      players.map(async (player) => {
        const key = player.address;
        const seat = key === undefined ? undefined : await this.get(key);
        const sits = seat?.gameId === gameId && seat.playerId === player.id;
        return sits && key !== undefined ? { player, key, seat } : undefined;
      }),
    );
    return found.filter((seated) => seated !== undefined);
  }

  /** Leaves somebody alone who does not answer, until they write again. */
  async rest(key: string): Promise<void> {
    await this.#store.set(`resting.${key}`, true, LIFETIME);
  }

  async isResting(key: string): Promise<boolean> {
    return (await this.#store.get<true>(`resting.${key}`)) ?? false;
  }

  /** @returns whether they were resting */
  async wake(key: string): Promise<boolean> {
    const resting = await this.isResting(key);
    if (resting) await this.#store.delete(`resting.${key}`);
    return resting;
  }
}
