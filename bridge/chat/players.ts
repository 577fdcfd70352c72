import {
  type Definition,
  type Games,
  type Phase,
  type Player,
  QRushError,
  type Space,
} from '../../server/plugin.ts';
import type { LanguageCode } from './languages/all.ts';
import { nicknames } from './nicknames.ts';
import type { Seat, Seats } from './seats.ts';

export interface Joined {
  game: Definition;
  player: Player;
  /** They were in this game already. */
  resumed: boolean;
}

/** The sender, and the language to speak to them. */
export interface Person {
  /** Stands for the sender wherever something is stored: tells nobody who they are. */
  key: string;
  /** Where replies go, as the service names it. */
  to: string;
  /** The service's name for them: the nickname of anybody who asks for none. */
  profileName?: string | undefined;
  language: LanguageCode;
  /** When they wrote, by the service's clock, where it tells. */
  stamp?: number | undefined;
}

/** ms a sender may take to choose another name. */
const NAME_TTL = 600_000;

export interface PlayersSources {
  games: Games;
  store: Space;
  seats: Seats;
  /** The channel's name, by which its players are present. */
  channel: string;
}

/**
 * Users of a service as players: one game at a time, which they take a seat in. To the core a player's
 * address is the sender's key; where they are reached stands in the seat only, and goes with it.
 */
export class Players {
  readonly #games: Games;
  readonly #store: Space;
  readonly #seats: Seats;
  readonly #channel: string;

  constructor({ games, store, seats, channel }: PlayersSources) {
    this.#games = games;
    this.#store = store;
    this.#seats = seats;
    this.#channel = channel;
  }

  /**
   * Joins a game; whoever was in another one leaves that, once in.
   * @param name the nickname asked for; the profile's name when left out
   * @throws QRushError GAME_NOT_FOUND, CHANNEL_CLOSED, GAME_LOCKED, GAME_FULL, GAME_FINISHED; KICKED
   *   for whom the host removed from this game; NICKNAME_TAKEN, NICKNAME_REJECTED: `waitForName` is set then;
   *   WAITING_FOR_HOST: they are on `hold` then, until the host has answered
   */
  async join(person: Person, pin: string, name?: string): Promise<Joined> {
    const game = await this.#games.find(pin);
    if (await this.#seats.isBanned(game.id, person.key)) throw new QRushError('KICKED');
    const seat = await this.#seats.get(person.key);
    if (seat?.gameId === game.id) {
      const player = await this.#resume(seat);
      const { key, stamp } = person;
      if (stamp !== undefined) await this.#seats.set(key, { ...seat, joinedAt: stamp });
      return { game, player, resumed: true };
    }
    try {
      const wanted = name ?? person.profileName;
      const player = await this.#enter(person, game.id, wanted, seat);
      return { game, player, resumed: false };
    } catch (error) {
      if (isAboutName(error)) await this.#store.set(`name.${person.key}`, pin, NAME_TTL);
      return this.#held(error, person, game, false);
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
  async rename(person: Person, seat: Seat, name: string): Promise<Player> {
    const current = await this.#resume(seat);
    if (current.nickname === name) return current;
    const { phase } = await this.#games.state(seat.gameId);
    if (phase.name !== 'lobby') throw new QRushError('WRONG_PHASE');
    try {
      return await this.#enter(person, seat.gameId, name, seat, await this.#saidBy(seat));
    } catch (error) {
      return this.#held(error, person, await this.#games.definition(seat.gameId), true);
    }
  }

  /** Remembers how to reach somebody who waits for the host. @throws the error */
  async #held(
    error: unknown,
    { key, to, language }: Person,
    { id: gameId, pin }: Definition,
    renames: boolean,
  ): Promise<never> {
    if (isCoded(error, 'WAITING_FOR_HOST'))
      await this.#seats.setHold(key, { gameId, pin, to, language, renames });
    throw error;
  }

  /** Leaves the game. @returns whether the sender was in one */
  async leave(key: string): Promise<boolean> {
    const seat = await this.#seats.get(key);
    await Promise.all([this.#store.delete(`name.${key}`), this.#seats.deleteHold(key)]);
    if (!seat) return false;
    await this.#seats.delete(key);
    return this.#quit(seat);
  }

  /**
   * Somebody who is in a game has written, so this is where they play from now on: questions wait
   * for them, and come here.
   * @returns whether they had been left alone
   */
  async attend(person: Person, seat: Seat): Promise<boolean> {
    await this.#games.connect(seat.gameId, seat.playerId, this.#channel);
    const resting = await this.#seats.wake(person.key);
    const { to } = person;
    if (!resting && seat.to === to && seat.language === person.language) return false;
    const since = resting ? await this.#nextQuestion(seat.gameId).catch(unlessGone) : seat.since;
    if (since === undefined) {
      await this.#seats.delete(person.key);
      return false;
    }
    await this.#seats.set(person.key, { ...seat, to, language: person.language, since });
    return resting;
  }

  async #resume({ gameId, playerId }: Seat): Promise<Player> {
    try {
      const player = await this.#games.player(gameId, playerId);
      await this.#games.connect(gameId, playerId, this.#channel);
      return player;
    } catch (error) {
      // Leaving gives up the seat, so this one was taken away.
      throw isCoded(error, 'PLAYER_NOT_FOUND') ? new QRushError('KICKED') : error;
    }
  }

  /**
   * A player without a seat, or a seat that was left, is nobody's: were it present, each question
   * would wait for it. So presence ends before the seat is given up, and begins once there is another
   * one; whatever fails in between, the message comes again and finds the player who has joined.
   */
  async #enter(
    { key, to, language, stamp }: Person,
    gameId: string,
    name: string | undefined,
    former: Seat | undefined,
    form?: unknown,
  ): Promise<Player> {
    const player = await this.#joinAs(gameId, key, name, form);
    if (former) await this.#games.disconnect(former.gameId, former.playerId, this.#channel);
    const since = await this.#nextQuestion(gameId);
    const seat: Seat = {
      gameId,
      playerId: player.id,
      to,
      language,
      since,
      ...(stamp !== undefined && { joinedAt: stamp }),
    };
    await this.#seats.set(key, seat);
    await this.#games.connect(gameId, player.id, this.#channel);
    const isOther = former?.gameId !== gameId || former.playerId !== player.id;
    if (former && isOther) await this.#quit(former);
    await Promise.all([this.#store.delete(`name.${key}`), this.#seats.deleteHold(key)]);
    return player;
  }

  /** The answer that somebody gave at the join: it stays theirs under another name. */
  async #saidBy({ gameId, playerId }: Seat): Promise<unknown> {
    return (await this.#games.snapshot(gameId, { playerId })).you?.form;
  }

  async #joinAs(
    gameId: string,
    address: string,
    name: string | undefined,
    form: unknown,
  ): Promise<Player> {
    let taken: unknown;
    for (const nickname of nicknames(name)) {
      try {
        const newcomer = { nickname, channel: this.#channel, address };
        return await this.#games.join(gameId, {
          ...newcomer,
          ...(form !== undefined && { form }),
        });
      } catch (error) {
        if (!isCoded(error, 'NICKNAME_TAKEN')) throw error;
        taken = error;
      }
    }
    throw taken;
  }

  /** The first question that somebody who is here now can answer. */
  async #nextQuestion(gameId: string): Promise<number> {
    return nextQuestion((await this.#games.state(gameId)).phase);
  }

  async #quit({ gameId, playerId }: Seat): Promise<boolean> {
    try {
      return await this.#games.leave(gameId, playerId);
    } catch (error) {
      // The game is over and gone, or the host was faster.
      if (isCoded(error, 'PLAYER_NOT_FOUND') || isCoded(error, 'GAME_NOT_FOUND')) return false;
      throw error;
    }
  }
}

function nextQuestion(phase: Phase): number {
  switch (phase.name) {
    case 'paused':
      return nextQuestion(phase.inner);
    case 'countdown':
    case 'open':
      return phase.question;
    case 'scoring':
    case 'revealed':
      return phase.question + 1;
    default:
      return 0;
  }
}

const isCoded = (error: unknown, code: QRushError['code']): boolean =>
  error instanceof QRushError && error.code === code;

function unlessGone(error: unknown): undefined {
  if (!isCoded(error, 'GAME_NOT_FOUND')) throw error;
}

const isAboutName = (error: unknown): boolean =>
  isCoded(error, 'NICKNAME_TAKEN') || isCoded(error, 'NICKNAME_REJECTED');
