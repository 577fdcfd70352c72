import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Socket } from 'socket.io-client';
import type { HostServerEvents } from '../server/protocol/events.ts';
import type { HostClientEvents, HostResults } from '../server/protocol/requests.ts';
import type { Snapshot } from '../server/protocol/snapshot.ts';
import { type ClientOptions, type Environment, environmentOf } from './environment.ts';
import { Link } from './link.ts';
import { Listeners } from './listeners.ts';
import { LiveGame } from './live-game.ts';
import { Reading } from './reading.ts';
import { type HostSocket, listen, openSocket, Refusal, request } from './socket.ts';

/** The ways into a game, for those who look at the screen. */
export type Doors = Pick<HostResults['follow'], 'joinUrl' | 'channels'>;

/** Players that the lobby of a big screen knows by name; as many as a snapshot brings. */
const NEWCOMERS = 300;

/** ms between attempts to get back in. */
const RETRY_DELAY = 1000;

/** After these, trying again makes no sense. */
const FINAL = new Set<Refusal['code']>(['GAME_NOT_FOUND', 'BAD_TOKEN']);

/** A big screen: it follows one game, may do nothing to it, and comes back by itself. */
export class Watcher {
  readonly #listeners = new Listeners<HostServerEvents>();
  readonly game: LiveGame;
  readonly #environment: Environment;
  readonly #access: { pin: string; token: string; preload?: boolean };
  readonly #link: Link<HostClientEvents>;
  readonly #reading = new Reading({
    read: (patience) => this.#read(patience),
    refused: (refusal) => this.#unread(refusal),
  });
  readonly #doors = signal<Doors | undefined>(undefined);
  readonly #gone = signal<Refusal | undefined>(undefined);
  readonly #soundOn = signal<boolean | undefined>(undefined);

  /** Follows a game. @param access the token is of {@link Host.screenToken} */
  constructor(
    access: { pin: string; token: string },
    { preload, ...options }: ClientOptions & { preload?: boolean } = {},
  ) {
    this.#access = { ...access, ...(preload && { preload }) };
    this.#environment = environmentOf(options);
    this.game = new LiveGame(() => void this.#reading.now(), NEWCOMERS);
    this.#link = new Link(this.#environment, {
      open: () => this.#open(),
      enter: (socket) => this.#follow(socket),
      refused: (refusal) => this.#refused(refusal),
      sync: (patience) => void this.#reading.now(patience),
    });
    this.#link.hold();
  }

  get online(): ReadonlySignal<boolean> {
    return this.#link.online;
  }

  /** Where players join; known once the game is. */
  get doors(): ReadonlySignal<Doors | undefined> {
    return this.#doors;
  }

  /** Why this game cannot be followed any more. */
  get gone(): ReadonlySignal<Refusal | undefined> {
    return this.#gone;
  }

  /** The last word of a host about the sound of big screens; undefined before. */
  get soundOn(): ReadonlySignal<boolean | undefined> {
    return this.#soundOn;
  }

  /** Calls back with each event of this name, over whichever connection. @returns what ends that */
  on<Name extends keyof HostServerEvents>(name: Name, listener: HostServerEvents[Name]) {
    return this.#listeners.on(name, listener);
  }

  /** Says that the media of the coming question is loaded, or cannot be. */
  loaded(question: number): void {
    void this.#link.ask('loaded', { question }, 'once').catch(() => {});
  }

  close(): void {
    this.#reading.stop();
    this.#link.close();
  }

  #open(): Socket {
    const socket = openSocket('/host', this.#environment);
    listen(socket, (event) => {
      if (!this.#link.holds(socket)) return;
      this.game.handle(event);
      if (event.name === 'lobby' ? this.#missesNames() : event.name === 'reveal')
        this.#reading.soon();
    });
    this.#listeners.hear(socket, () => this.#link.holds(socket));
    const own = socket as HostSocket;
    own.on('sound', ({ on }) => {
      if (this.#link.holds(socket)) this.#soundOn.value = on;
    });
    own.on('removed', () =>
      this.#end(new Refusal('GAME_NOT_FOUND', 'The server no longer has this game.')),
    );
    return socket;
  }

  /** Of a crowd that comes at once, an event names some. */
  #missesNames(): boolean {
    const state = this.game.state.peek();
    return !!state && state.newcomers.length < Math.min(NEWCOMERS, state.players);
  }

  async #follow(socket: Socket): Promise<() => void> {
    const sentAt = Date.now();
    const asked = [socket, this.#environment, 'follow', this.#access] as const;
    const shown = await request<HostResults['follow']>(...asked, this.#link.patience());
    return () => {
      this.#doors.value = { joinUrl: shown.joinUrl, channels: shown.channels };
      this.#show(shown, sentAt);
    };
  }

  #refused(refusal: Refusal): number | undefined {
    if (!FINAL.has(refusal.code)) return refusal.retryAfter ?? RETRY_DELAY;
    this.#end(refusal);
    return undefined;
  }

  #end(reason: Refusal): void {
    this.close();
    this.#gone.value = reason;
  }

  /** @param patience ms */
  async #read(patience: number | undefined): Promise<void> {
    const sentAt = Date.now();
    const shown = await this.#link.ask('sync', {}, 'moot', patience);
    if (shown) this.#show(shown, sentAt);
  }

  #unread(refusal: Refusal): boolean {
    if (!FINAL.has(refusal.code)) return this.online.peek();
    this.#end(refusal);
    return false;
  }

  #show({ state }: { state: Snapshot }, sentAt: number): void {
    this.game.enter(state, sentAt);
    this.#soundOn.value = state.sound;
  }
}
