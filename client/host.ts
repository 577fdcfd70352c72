import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Socket } from 'socket.io-client';
import type { HostServerEvents } from '../server/protocol/events.ts';
import type { HostClientEvents } from '../server/protocol/requests.ts';
import type { HostResults } from '../server/protocol/results.ts';
import type { Snapshot } from '../server/protocol/snapshot.ts';
import type { WaitingView } from '../server/protocol/views.ts';
import { type ClientOptions, type Environment, environmentOf } from './environment.ts';
import { Link } from './link.ts';
import { Listeners } from './listeners.ts';
import { LiveGame } from './live-game.ts';
import { Reading } from './reading.ts';
import { type HostSocket, listen, openSocket, type PayloadOf, Refusal, request } from './socket.ts';

/** The commands of a host, besides coming in and reading the game. */
export type Command = Exclude<
  keyof HostClientEvents,
  'attach' | 'sync' | 'loaded' | 'screen' | 'follow' | 'script' | 'awaited' | 'sound' | 'labels'
>;

/** All requests of a host are answered alike. */
interface Shown {
  state: Snapshot;
  steers?: boolean;
}

/** ms until it is looked whether those who wait still do: they go without saying so. */
const WAITING_REFRESH = 5000;

/** ms between attempts to get back in. */
const RETRY_DELAY = 1000;

/** After these, trying again makes no sense. */
const FINAL = new Set<Refusal['code']>(['GAME_NOT_FOUND', 'BAD_TOKEN', 'NOT_HOST']);

/** The host of one game; comes back by itself when the connection breaks or seems dead. */
export class Host {
  readonly #listeners = new Listeners<HostServerEvents>();
  readonly game: LiveGame;
  readonly #environment: Environment;
  readonly #access: { pin: string; hostToken: string };
  readonly #link: Link<HostClientEvents>;
  readonly #reading = new Reading({
    read: (patience) => this.#read(patience),
    refused: (refusal) => this.#unread(refusal),
  });
  readonly #busy = signal(false);
  readonly #problem = signal<Refusal | undefined>(undefined);
  readonly #overtaken = signal<Refusal | undefined>(undefined);
  readonly #gone = signal<Refusal | undefined>(undefined);
  readonly #waiting = signal<WaitingView[]>([]);
  readonly #soundOn = signal<boolean | undefined>(undefined);
  /** Whether this client steers, or only shows: another one took the game over. */
  #steers = true;
  #waitingTimer: ReturnType<typeof setTimeout> | undefined;

  /** Attaches to a game. */
  constructor({ pin, hostToken }: { pin: string; hostToken: string }, options: ClientOptions = {}) {
    this.#access = { pin, hostToken };
    this.#environment = environmentOf(options);
    this.game = new LiveGame(() => void this.#reading.now());
    this.#link = new Link(this.#environment, {
      open: () => this.#open(),
      enter: (socket) => this.#attach(socket),
      refused: (refusal) => this.#refused(refusal),
      sync: (patience) => void this.#reading.now(patience),
    });
    this.#link.hold();
  }

  get online(): ReadonlySignal<boolean> {
    return this.#link.online;
  }

  /** Whether a command is on its way. */
  get busy(): ReadonlySignal<boolean> {
    return this.#busy;
  }

  /** Why the last command was refused. */
  get problem(): ReadonlySignal<Refusal | undefined> {
    return this.#problem;
  }

  /** Said when this client was told to do something that another host of the game does now. */
  get overtaken(): ReadonlySignal<Refusal | undefined> {
    return this.#overtaken;
  }

  /** Why this game cannot be hosted any more. */
  get gone(): ReadonlySignal<Refusal | undefined> {
    return this.#gone;
  }

  /** People who wait to be let in, first come first. */
  get waiting(): ReadonlySignal<WaitingView[]> {
    return this.#waiting;
  }

  /** The last word of any host about the sound of big screens; undefined before. */
  get soundOn(): ReadonlySignal<boolean | undefined> {
    return this.#soundOn;
  }

  /** Sends a command; what comes of it is in `game` and `problem`. It is never sent twice. */
  async command<Name extends Command>(
    name: Name,
    payload: PayloadOf<HostClientEvents[Name]>,
  ): Promise<void> {
    this.#busy.value = true;
    const refusal = await this.#ask(name, payload);
    const overtaken = refusal?.code === 'NOT_HOST' && this.online.peek();
    if (overtaken) this.#steers = false;
    this.#overtaken.value = overtaken ? refusal : undefined;
    this.#problem.value = overtaken ? undefined : refusal;
    this.#busy.value = false;
  }

  /** Takes the game back from the host who has it. */
  async takeOver(): Promise<void> {
    this.#steers = true;
    this.#overtaken.value = undefined;
    await this.#attachAgain();
  }

  /** Asks for what a big screen follows this game with. @throws Refusal */
  async screenToken(): Promise<string> {
    return (await this.#link.ask('screen', {}, 'again')).token;
  }

  /** Asks for the questions of the game with what is right. @param from the first one @throws Refusal */
  script(from: number): Promise<HostResults['script']> {
    return this.#link.ask('script', { from }, 'again');
  }

  /** Asks who has not answered the open question yet. @throws Refusal `QUESTION_NOT_OPEN` */
  awaited(): Promise<HostResults['awaited']> {
    return this.#link.ask('awaited', {}, 'again');
  }

  /** Turns the sound of all big screens of this game on or off. @throws Refusal */
  async sound(on: boolean): Promise<void> {
    await this.#link.ask('sound', { on }, 'again');
  }

  /**
   * Lists the different answers to a question that was revealed, 200 at a time.
   * @param after the last label of the page before
   * @throws Refusal
   */
  async labels(index: number, after?: string): Promise<HostResults['labels']['labels']> {
    const asked = { index, ...(after !== undefined && { after }) };
    return (await this.#link.ask('labels', asked, 'again')).labels;
  }

  /** Keeps showing the game, without steering it. */
  watch(): void {
    this.#overtaken.value = undefined;
  }

  /** Calls back with each event of this name, over whichever connection. @returns what ends that */
  on<Name extends keyof HostServerEvents>(name: Name, listener: HostServerEvents[Name]) {
    return this.#listeners.on(name, listener);
  }

  close(): void {
    this.#reading.stop();
    clearTimeout(this.#waitingTimer);
    this.#link.close();
  }

  #open(): Socket {
    const socket = openSocket('/host', this.#environment);
    listen(socket, (event) => {
      if (!this.#link.holds(socket)) return;
      this.game.handle(event);
      if (event.name === 'state' || event.name === 'question') this.#problem.value = undefined;
      // Only a snapshot says who came with which id, and when the game moves on by itself.
      if (event.name === 'lobby' || event.name === 'reveal') this.#reading.soon();
    });
    this.#listeners.hear(socket, () => this.#link.holds(socket));
    const own = socket as HostSocket;
    own.on('waiting', (waiting) => this.#showWaiting(waiting));
    own.on('sound', ({ on }) => {
      if (this.#link.holds(socket)) this.#soundOn.value = on;
    });
    own.on('removed', () =>
      this.#end(new Refusal('GAME_NOT_FOUND', 'The server no longer has this game.')),
    );
    return socket;
  }

  async #attach(socket: Socket): Promise<() => void> {
    const sentAt = Date.now();
    const asked = [socket, this.#environment, 'attach', this.#place()] as const;
    const shown = await request<Shown>(...asked, this.#link.patience());
    return () => this.#show(shown, sentAt);
  }

  /** Coming back after a break, it must not take the game from who has it since. */
  #place(): PayloadOf<HostClientEvents['attach']> {
    return { ...this.#access, ...(!this.#steers && { watch: true }) };
  }

  /** Attaches over the connection there is. */
  async #attachAgain(): Promise<void> {
    const refusal = await this.#ask('attach', this.#place());
    if (refusal && FINAL.has(refusal.code)) this.#end(refusal);
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

  /** Takes the game from nobody who has it. @param patience ms */
  async #read(patience: number | undefined): Promise<void> {
    const sentAt = Date.now();
    const shown = await this.#link.ask('sync', {}, 'moot', patience);
    if (shown) this.#show(shown, sentAt);
  }

  async #unread(refusal: Refusal): Promise<boolean> {
    if (refusal.code === 'NOT_HOST') await this.#attachAgain();
    else if (FINAL.has(refusal.code)) this.#end(refusal);
    else return this.online.peek();
    return false;
  }

  #showWaiting(waiting: WaitingView[]): void {
    this.#waiting.value = waiting;
    clearTimeout(this.#waitingTimer);
    if (waiting.length > 0)
      this.#waitingTimer = setTimeout(() => void this.#reading.now(), WAITING_REFRESH);
  }

  /** @returns the refusal, if it was refused */
  async #ask<Name extends Command | 'attach'>(
    name: Name,
    payload: PayloadOf<HostClientEvents[Name]>,
  ): Promise<Refusal | undefined> {
    const sentAt = Date.now();
    try {
      this.#show(await this.#link.ask(name, payload, 'once'), sentAt);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  #show({ state, steers }: Shown, sentAt: number): void {
    if (steers !== undefined) this.#steers = steers;
    this.game.enter(state, sentAt);
    this.#showWaiting(state.waiting ?? []);
    this.#soundOn.value = state.sound;
  }
}
