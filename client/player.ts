import { batch, effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Socket } from 'socket.io-client';
import type { PlayServerEvents } from '../server/protocol/events.ts';
import type { PlayClientEvents, PlayResults } from '../server/protocol/requests.ts';
import type { PlayerView, WaveKind } from '../server/protocol/views.ts';
import { Answering } from './answering.ts';
import {
  type ClientOptions,
  type Environment,
  environmentOf,
  memoryStore,
  type Store,
} from './environment.ts';
import { Link } from './link.ts';
import { Listeners } from './listeners.ts';
import { LiveGame } from './live-game.ts';
import {
  listen,
  noAnswer,
  openSocket,
  type PayloadOf,
  type PlaySocket,
  Refusal,
  type ResultOf,
  request,
} from './socket.ts';

/** Why a player is no longer in the game here. */
export type Removal = 'kicked' | 'replaced' | 'closed' | 'out';

type Code = Refusal['code'];

/** There is no way back. */
const GONE = new Set<Code>(['GAME_NOT_FOUND', 'BAD_TOKEN']);

/** The player was away from the lobby for long, and does not get in again just like that. */
const OUT = new Set<Code>(['NICKNAME_TAKEN', 'GAME_LOCKED', 'GAME_FULL', 'GAME_FINISHED']);

/** ms between attempts to get back in. */
const RETRY_DELAY = 1000;

type JoinRequest = Parameters<PlayClientEvents['join']>[0];

/** The fields of a `join` beside the PIN and the name. */
export type HowToJoin = Pick<JoinRequest, 'token' | 'returns' | 'form'>;

/** The key that lets a player back into the game. */
export interface PlayerSession {
  pin: string;
  nickname: string;
  token: string;
}

export interface PlayerOptions extends ClientOptions {
  /** A random name of this device, kept on it: see `device` in docs/protocol.md. */
  device?(): string;
  /** Loads what is shown with a question ahead, and says so by {@link Player.loaded}. */
  preload?: boolean;
  /** Where an answer is kept that was not sent: it should outlive a reload, and belong to one window. */
  store?: Store;
}

/** A join that the app waits for. */
interface Joining {
  /** The request, to tell a second tap. */
  key: string;
  done: Promise<void>;
  settle(refusal?: Refusal): void;
}

/** One player in one game; comes back by itself when the connection breaks or seems dead. */
export class Player {
  readonly game: LiveGame;
  readonly answering: Answering;
  readonly #environment: Environment;
  readonly #device: (() => string) | undefined;
  readonly #preload: boolean | undefined;
  readonly #link: Link<PlayClientEvents>;
  readonly #player = signal<PlayerView | undefined>(undefined);
  readonly #session = signal<PlayerSession | undefined>(undefined);
  readonly #removal = signal<Removal | undefined>(undefined);
  readonly #listeners = new Listeners<PlayServerEvents>();
  #request: JoinRequest | undefined;
  #joining: Joining | undefined;
  #syncing = false;
  /** A join with the token has had no ack: the server may have carried it out, or still will. */
  #unheard = false;

  constructor(options: PlayerOptions = {}) {
    this.#environment = environmentOf(options);
    this.#device = options.device;
    this.#preload = options.preload;
    this.game = new LiveGame(() => void this.#sync());
    this.#link = new Link(this.#environment, {
      open: () => this.#open(),
      enter: (socket) => this.#enter(socket),
      refused: (refusal) => this.#refused(refusal),
      sync: (patience) => void this.#sync(patience),
    });
    this.answering = new Answering({
      send: (question, value, beside, after) =>
        this.#link.ask('answer', { question, value, beside, after }, 'again'),
      online: this.online,
      game: this.game.state,
      store: options.store ?? memoryStore(),
      slow: this.#environment.times.slow,
    });
    effect(() => this.answering.follow(this.game.state.value?.question?.index));
  }

  /** The player in the game; undefined before joining. */
  get player(): ReadonlySignal<PlayerView | undefined> {
    return this.#player;
  }

  /** Whether the server knows this connection as the player's. */
  get online(): ReadonlySignal<boolean> {
    return this.#link.online;
  }

  /** The key that lets the player back in after a reload, once joined. */
  get session(): ReadonlySignal<PlayerSession | undefined> {
    return this.#session;
  }

  get removal(): ReadonlySignal<Removal | undefined> {
    return this.#removal;
  }

  /**
   * Joins a game; with the `token` of a former session, comes back into it as the same player. Without
   * it, who `returns` asks the host for the seat. The same join while one is on its way is that one.
   * @throws Refusal
   */
  join(pin: string, nickname: string, how: HowToJoin = {}): Promise<void> {
    const key = JSON.stringify([pin, nickname, how]);
    if (this.#joining?.key === key) return this.#joining.done;
    if (this.#joining) this.#link.rest();
    this.#joining?.settle(noAnswer());
    if (this.#player.peek()) this.#reset();
    this.#removal.value = undefined;
    this.#request = { pin, nickname, ...how };
    this.#unheard = false;
    this.#joining = this.#begin(key);
    this.#link.hold();
    return this.#joining.done;
  }

  /** Takes the game back from the window that took it over. @throws Refusal */
  async takeBack(): Promise<void> {
    const session = this.#session.peek();
    if (session) await this.join(session.pin, session.nickname, { token: session.token });
  }

  /**
   * Asks how the server would read an answer; null when it cannot read it, or takes it as it is.
   * @throws Refusal
   */
  async read(question: number, value: unknown): Promise<string | null> {
    return (await this.ask('read', { question, value })).understood;
  }

  /** Chooses a face, see docs/protocol.md. @throws Refusal */
  async chooseFace(face: number): Promise<void> {
    await this.ask('face', { face });
    this.game.choose(face);
  }

  /** Says that the media of the coming question is loaded, or cannot be. */
  loaded(question: number): void {
    void this.ask('loaded', { question }, 'once').catch(() => {});
  }

  /** Waves to the room. A wave that is too soon, or gets lost, is no loss. */
  wave(kind: WaveKind): void {
    void this.ask('wave', { kind }, 'once').catch(() => {});
  }

  /** Looks back on the game once it is over, a page of questions from this index on. @throws Refusal */
  review(from: number): Promise<PlayResults['review']> {
    return this.ask('review', { from });
  }

  /**
   * Sends what a player may send in a game.
   * @param fate `again` sends it over the next connection, too, until there is an ack: it must do no
   * harm to send it twice; `once` gives up with the connection
   * @throws Refusal
   */
  ask<Name extends Exclude<keyof PlayClientEvents, 'join'>>(
    name: Name,
    payload: PayloadOf<PlayClientEvents[Name]> & object,
    fate: 'again' | 'once' = 'again',
  ): Promise<ResultOf<PlayClientEvents[Name]>> {
    return this.#link.ask(name, payload, fate);
  }

  /** Calls back with each event of this name, over whichever connection. @returns what ends that */
  on<Name extends keyof PlayServerEvents>(name: Name, listener: PlayServerEvents[Name]) {
    return this.#listeners.on(name, listener);
  }

  /** Lets go of the connection. The player stays in the game, and comes back with the token. */
  close(): void {
    this.#joining?.settle(noAnswer());
    this.#reset();
  }

  /** Leaves, and forgets the token. */
  leave(): void {
    this.#joining?.settle(noAnswer());
    this.answering.forget();
    this.#reset();
    this.#removal.value = undefined;
    this.#session.value = undefined;
    this.#request = undefined;
  }

  #begin(key: string): Joining {
    let settle: Joining['settle'] = () => {};
    const done = new Promise<void>((resolve, reject) => {
      const { times } = this.#environment;
      const timer = setTimeout(() => {
        if (this.#link.isMoving) return;
        settle(new Refusal('NO_ANSWER', 'The server cannot be reached. Check your connection.'));
        this.#link.rest();
      }, times.open);
      settle = (refusal) => {
        clearTimeout(timer);
        this.#joining = undefined;
        if (refusal) reject(refusal);
        else resolve();
      };
    });
    return { key, done, settle };
  }

  #open(): Socket {
    const socket = openSocket('/play', this.#environment);
    listen(socket, (event) => {
      if (this.#link.holds(socket)) this.game.handle(event);
    });
    this.#listeners.hear(socket, () => this.#link.holds(socket));
    (socket as PlaySocket).on('removed', ({ reason }) => {
      if (!this.#link.holds(socket)) return;
      if (reason !== 'replaced' || !this.#isOurs()) this.#remove(reason);
    });
    return socket;
  }

  /** Whether a connection of our own has taken the place. The server lets go of this one. */
  #isOurs(): boolean {
    return this.#link.isMoving || this.#unheard;
  }

  async #enter(socket: Socket): Promise<() => void> {
    const asked = this.#request as JoinRequest;
    const sentAt = Date.now();
    const device = this.#device?.();
    const joined = await request<PlayResults['join']>(
      ...[socket, this.#environment, 'join'],
      {
        ...asked,
        ...(device !== undefined && { device }),
        ...(this.#preload && { preload: true }),
      },
      this.#link.patience(),
    );
    const { player, token, state } = joined;
    return () => {
      const session = { pin: asked.pin, nickname: player.nickname, token };
      this.#request = session;
      this.#unheard = false;
      batch(() => {
        this.#session.value = session;
        this.game.enter(state, sentAt);
        this.#player.value = player;
      });
      this.#joining?.settle();
      this.answering.entered(player.id);
    };
  }

  #refused(refusal: Refusal): number | undefined {
    const { code, retryAfter } = refusal;
    // The token or the device says that it is the same join.
    const mayRepeat = this.#request?.token !== undefined || this.#device !== undefined;
    if (code === 'NO_ANSWER' && mayRepeat && !(this.#joining && this.#unheard)) {
      this.#unheard = true;
      return 0;
    }
    if (this.#joining) {
      this.#joining.settle(refusal);
      return undefined;
    }
    if (code === 'KICKED') this.#remove('kicked');
    else if (GONE.has(code)) this.#remove('closed');
    else if (OUT.has(code)) this.#remove('out');
    // Whatever else it is may pass; who is out of the lobby meanwhile waits for the host once more.
    else return retryAfter ?? RETRY_DELAY;
    return undefined;
  }

  /** @param patience ms */
  async #sync(patience?: number): Promise<void> {
    if (this.#syncing) return;
    this.#syncing = true;
    const sentAt = Date.now();
    const synced = await this.#link.ask('sync', {}, 'moot', patience).catch(() => undefined);
    this.#syncing = false;
    if (synced) this.game.enter(synced.state, sentAt);
  }

  #remove(reason: Removal): void {
    this.#reset();
    this.#removal.value = reason;
  }

  #reset(): void {
    this.#link.close();
    batch(() => {
      this.#player.value = undefined;
      this.game.leave();
    });
  }
}
