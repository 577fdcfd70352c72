import { createHash } from 'node:crypto';
import { type Definition, languageOf } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import { type ErrorCode, QRushError } from '../protocol/errors.ts';
import type { Why } from '../protocol/views.ts';
import type { Sessions } from '../sessions/contract.ts';
import type { Request } from '../sessions/waiting/contract.ts';
import type { JoinOutcome, Player, Store } from '../store/contract.ts';
import { WEB } from './channel.ts';
import { readChoice } from './choosing.ts';
import type { NewcomerInfo } from './contract.ts';
import type { Deliveries } from './deliveries.ts';
import { requireFence } from './fence.ts';
import { friendlyNames } from './friendly-names.ts';
import { knownAs } from './known.ts';
import { cleanNickname } from './nickname.ts';

const REFUSED: Record<Exclude<JoinOutcome['status'], 'joined'>, ErrorCode> = {
  'unknown-game': 'GAME_NOT_FOUND',
  'nickname-taken': 'NICKNAME_TAKEN',
  locked: 'GAME_LOCKED',
  full: 'GAME_FULL',
  finished: 'GAME_FINISHED',
};

export interface JoiningSources {
  store: Store;
  sessions: Sessions;
  hooks: HookRunner;
  deliveries: Deliveries;
}

/** How somebody becomes a player: by a name that is free and good, with the host's word where it takes that. */
export class Joining {
  readonly #sources: JoiningSources;

  constructor(sources: JoiningSources) {
    this.#sources = sources;
  }

  /**
   * @returns the player, and whether they have been one before
   * @throws QRushError see `Games.join`
   */
  async join(game: Definition, info: NewcomerInfo): Promise<{ player: Player; back: boolean }> {
    choiceOf(game, info);
    const { store } = this.#sources;
    const returns = info.returns && info.device !== undefined;
    if (game.options.friendlyNames && !returns)
      return { player: await this.#joinAsSomebody(game, info), back: false };
    const nickname = cleanNickname(info.nickname);
    const { names } = knownAs({ ...info, nickname });
    if (returns) {
      await this.#requireUnbarred(game, nickname, info);
      const id = await store.players.named(game.id, names);
      const player = id === undefined ? undefined : await store.players.get(game.id, id);
      if (player) return { player: await this.#return(game, info, player), back: true };
    }
    const [why] = await Promise.all([
      this.#reasonToAsk(game, nickname, info.channel),
      this.#requireUnbarred(game, nickname, info),
    ]);
    if (why !== undefined) await this.#requireYes(game, info, nickname, names, why);
    try {
      return { player: await this.#enter(game, info, nickname), back: false };
    } catch (error) {
      const player = await this.#repeated(game, info, names, error);
      if (player) return { player, back: true };
      throw error;
    }
  }

  /**
   * The host answers somebody who waits.
   * @throws QRushError `NOT_HOST`; `PLAYER_NOT_FOUND` when nobody waits under this id any more
   */
  async admit(gameId: string, id: string, yes: boolean, fence?: number): Promise<void> {
    const { store, sessions, deliveries, hooks } = this.#sources;
    await requireFence(store.games, gameId, fence);
    const request = await sessions.waiting.decide(gameId, id, yes);
    if (!request) throw new QRushError('PLAYER_NOT_FOUND', 'They are no longer waiting.');
    const { channel, address, name: nickname } = request;
    // Before it is off the list: after a crash in between, the host is asked again.
    if (channel !== WEB && address !== undefined)
      await deliveries.deliver({
        type: 'admission',
        gameId,
        nickname,
        channel,
        address,
        admitted: yes,
      });
    await sessions.waiting.remove(gameId, id);
    hooks.observe('waiting:changed', { gameId });
  }

  /** Under a name that the server makes up: those need nobody's approval. */
  async #joinAsSomebody(game: Definition, info: NewcomerInfo): Promise<Player> {
    // Of a bridge, the same newcomer gets the same names again: a join that was cut off is repeated.
    const seed =
      info.address === undefined ? undefined : `${game.id}:${info.channel}:${info.address}`;
    for (const nickname of friendlyNames(languageOf(game), seed)) {
      await this.#requireUnbarred(game, nickname, info);
      try {
        return await this.#enter(game, info, nickname);
      } catch (error) {
        if (!(error instanceof QRushError) || error.code !== 'NICKNAME_TAKEN') throw error;
      }
    }
    throw new QRushError('NICKNAME_TAKEN', 'No name was free; please try again.');
  }

  /**
   * There is no place, or no such name free, and a player of this name from the same device: the join
   * is sent again, as its ack was lost. @returns that player
   */
  async #repeated(
    game: Definition,
    { device }: NewcomerInfo,
    names: readonly string[],
    error: unknown,
  ): Promise<Player | undefined> {
    if (!(error instanceof QRushError) || device === undefined) return undefined;
    if (!Object.values(REFUSED).includes(error.code as never)) return undefined;
    const { players } = this.#sources.store;
    const id = await players.named(game.id, names);
    const player = id === undefined ? undefined : await players.get(game.id, id);
    return player?.device === device ? player : undefined;
  }

  async #enter(game: Definition, info: NewcomerInfo, nickname: string): Promise<Player> {
    const { channel, address, device } = info;
    const { names } = knownAs({ ...info, nickname });
    const [nicknameKey = nickname, ...otherKeys] = names;
    const newcomer = {
      nickname,
      nicknameKey,
      otherKeys,
      channel,
      ...(address !== undefined && { address }),
      ...(device !== undefined && { device }),
      ...(game.plan?.groups && { groups: game.plan.groups.names.length }),
      ...choiceOf(game, info),
    };
    const { players } = this.#sources.store;
    const outcome = await players.join(game.id, newcomer, game.options.maxPlayers);
    if (outcome.status !== 'joined') throw new QRushError(REFUSED[outcome.status]);
    return outcome.player;
  }

  /**
   * Lets nobody in by the nickname or from the device of somebody whom the host has removed. Where
   * it cannot be known, as Redis is away, people can still join.
   * @throws QRushError `KICKED`
   */
  async #requireUnbarred({ id }: Definition, nickname: string, info: NewcomerInfo): Promise<void> {
    const known = knownAs({ ...info, nickname });
    if (await this.#sources.sessions.isBarred(id, known).catch(() => false))
      throw new QRushError('KICKED');
  }

  /** @throws QRushError with which a plugin refuses the name */
  async #reasonToAsk(
    game: Definition,
    nickname: string,
    channel: string,
  ): Promise<Why | undefined> {
    try {
      await this.#sources.hooks.decide('join', { game, nickname, channel });
    } catch (error) {
      if (!(error instanceof QRushError) || error.code !== 'WAITING_FOR_HOST') throw error;
      return 'name';
    }
    return game.options.approveNames ? 'approval' : undefined;
  }

  /** @throws QRushError `WAITING_FOR_HOST`, `NICKNAME_REJECTED`, `RATE_LIMITED` */
  async #requireYes(
    game: Definition,
    info: NewcomerInfo,
    nickname: string,
    names: readonly string[],
    why: Why,
  ): Promise<void> {
    const { store } = this.#sources;
    const [holder, state, fence] = await Promise.all([
      store.players.named(game.id, names),
      store.games.state(game.id),
      store.games.fence(game.id),
    ]);
    // The store refuses, or knows them already: there is nothing to ask.
    if (holder !== undefined || state?.locked || state?.phase.name === 'finished') return;
    if (why === 'name' && fence === 0 && !game.options.approveNames) {
      const message =
        'The host has to agree to this name, and is not here yet. Choose another one.';
      throw new QRushError('NICKNAME_REJECTED', message);
    }
    const said = await this.#ask(game.id, info, nickname, why, nickname);
    if (said === 'yes') return;
    throw new QRushError('NICKNAME_REJECTED', SAID[said]);
  }

  /** Gives somebody without a token the seat that is theirs, as the host says. */
  async #return(game: Definition, info: NewcomerInfo, player: Player): Promise<Player> {
    const said = await this.#ask(game.id, info, player.nickname, 'returns', player.id);
    if (said === 'yes') return player;
    throw new QRushError('NICKNAME_TAKEN', said === 'unanswered' ? SAID.unanswered : undefined);
  }

  /** @param about what the host's answer is bound to, beside the device or the chat */
  async #ask(
    gameId: string,
    { channel, address, device, from }: NewcomerInfo,
    name: string,
    why: Why,
    about: string,
  ): Promise<'yes' | 'no' | 'unanswered'> {
    const { sessions, hooks } = this.#sources;
    const request: Request = {
      id: requestId(why, about, channel, address ?? device ?? ''),
      name,
      why,
      channel,
      asksAgain: address === undefined,
      ...(address !== undefined && { address }),
      ...(from !== undefined && { from }),
    };
    const asked = await sessions.waiting.ask(gameId, request);
    switch (asked.status) {
      case 'full':
        throw new QRushError('RATE_LIMITED', 'Too many are waiting for the host; try again soon.', {
          retryAfter: FULL_AGAIN,
        });
      case 'waiting':
        if (asked.isNew) hooks.observe('waiting:changed', { gameId });
        throw new QRushError('WAITING_FOR_HOST', undefined, {
          retryAfter: AGAIN + AGAIN_EACH * asked.waiting,
        });
      case 'unanswered':
        hooks.observe('waiting:changed', { gameId });
        return 'unanswered';
      default:
        return asked.status;
    }
  }
}

/** The newcomer's answer at the join. @throws QRushError `BAD_PAYLOAD` */
const choiceOf = (game: Definition, { form }: NewcomerInfo) =>
  form === undefined ? {} : readChoice(game, form, 'form');

const SAID = {
  no: 'The host did not accept this name. Choose another one.',
  unanswered: 'The host has not answered. Tell them, and try again.',
} as const;

/** ms after which to ask again; longer, the more wait: they share an address, and its limits. */
const AGAIN = 1500;
const AGAIN_EACH = 25;
const FULL_AGAIN = 10_000;

/** The same for the same request: asking again is no second request. Says nothing to who sees it. */
const requestId = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 20);
