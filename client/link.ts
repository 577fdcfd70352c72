import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Socket } from 'socket.io-client';
import { Asked, type Fate } from './asked.ts';
import { Attempts } from './attempts.ts';
import type { Environment } from './environment.ts';
import { Silence, TICK } from './silence.ts';
import { close, type PayloadOf, Refusal, type ResultOf } from './socket.ts';

export interface LinkHooks {
  /** Makes a connection that has not begun. Its events count while the link `holds` it. */
  open(): Socket;
  /** Takes the place over this connection. @returns what tells the app @throws Refusal */
  enter(socket: Socket): Promise<() => void>;
  /** The server has refused, or said nothing. @returns ms until the next attempt; undefined for none */
  refused(refusal: Refusal): number | undefined;
  /** Brings the app up to date by a `sync`, for which it waits so many ms. */
  sync(patience: number): void;
}

/** Refusals after which another connection is worth more than this one. */
const MOVE_ON = new Set<Refusal['code']>(['NO_ANSWER', 'SHUTTING_DOWN']);

/**
 * A place at the server, and the connection that holds it. When that breaks, another one takes the
 * place; when it only seems dead, another one is opened beside it, and the first that is heard wins.
 */
export class Link<Events extends object> {
  readonly #environment: Environment;
  readonly #hooks: LinkHooks;
  readonly #attempts: Attempts;
  readonly #asked: Asked;
  readonly #silence: Silence;
  readonly #online = signal(false);
  #wanted = false;
  /** Holds the place. */
  #active: Socket | undefined;
  /** Is taking it. */
  #entering: Socket | undefined;
  /** Was refused, and may ask again. */
  #spare: Socket | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #doubt: ReturnType<typeof setTimeout> | undefined;
  #endWatch = () => {};

  constructor(environment: Environment, hooks: LinkHooks) {
    this.#environment = environment;
    this.#hooks = hooks;
    this.#attempts = new Attempts(
      environment,
      () => this.#open(),
      (socket) => void this.#enter(socket),
    );
    this.#asked = new Asked(environment, {
      overdue: () => this.#doubtIt(),
      acked: (any) => void (any || this.#trust()),
      stranger: () => this.#active && this.#lose(this.#active),
    });
    this.#silence = new Silence(this.patience());
  }

  /** Whether the server knows this client, as far as can be told. */
  get online(): ReadonlySignal<boolean> {
    return this.#online;
  }

  /** Whether another connection is taking the place just now. */
  get isMoving(): boolean {
    return this.#entering !== undefined;
  }

  /** Whether what comes through this connection counts. */
  holds(socket: Socket): boolean {
    return socket === this.#active || socket === this.#entering;
  }

  /** ms to wait for an ack. */
  patience(): number {
    const { times, random } = this.#environment;
    return times.ack + times.jitter * random();
  }

  /** Takes the place, and holds it until `close` or `rest`. */
  hold(): void {
    if (!this.#wanted) this.#watch();
    this.#wanted = true;
    if (this.#active || this.#entering) return;
    if (this.#spare) void this.#enter(this.#spare);
    else this.#attempts.begin(0);
  }

  /** Stops trying, and keeps a connection that was refused for the next `hold`. */
  rest(): void {
    this.#wanted = false;
    this.#endWatch();
    this.#attempts.stop();
    clearTimeout(this.#again);
    this.#endDoubt();
    this.#online.value = false;
    for (const socket of [this.#active, this.#entering]) if (socket) close(socket);
    this.#active = undefined;
    this.#entering = undefined;
    this.#asked.close();
  }

  /** Lets go of the place and of every connection. */
  close(): void {
    this.rest();
    if (this.#spare) close(this.#spare);
    this.#spare = undefined;
  }

  /** Sends an event over whichever connection holds the place. @throws Refusal */
  ask<Name extends keyof Events & string>(
    name: Name,
    payload: PayloadOf<Events[Name]> & object,
    fate: 'again' | 'once',
  ): Promise<ResultOf<Events[Name]>>;
  ask<Name extends keyof Events & string>(
    name: Name,
    payload: PayloadOf<Events[Name]> & object,
    fate: 'moot',
    patience?: number,
  ): Promise<ResultOf<Events[Name]> | undefined>;
  ask(name: string, payload: object, fate: Fate, patience = this.patience()): Promise<unknown> {
    if (!this.#wanted) return Promise.reject(new Refusal('NO_ANSWER', 'Not connected.'));
    return this.#asked.ask(this.#active, name, payload, fate, patience);
  }

  /** Something has happened that may have broken the connection, or fixed the network. */
  look(): void {
    if (this.#active) this.#hooks.sync(this.#environment.times.look);
    const seeks = this.#active ? this.#attempts.running : this.#wanted && !this.#spare;
    if (seeks && !this.#entering) this.#attempts.hurry();
  }

  #watch(): void {
    const tick = () => {
      if (this.#silence.look(this.#environment.now())) this.look();
    };
    const timer = setInterval(tick, TICK);
    const endWaking = this.#environment.wake(() => this.look());
    this.#endWatch = () => {
      clearInterval(timer);
      endWaking();
    };
  }

  #open(): Socket {
    const socket = this.#hooks.open();
    socket.on('connect', () =>
      socket.io.engine.on('packet', () => {
        if (socket === this.#active) this.#silence.heard(this.#environment.now());
      }),
    );
    socket.on('disconnect', () => this.#lose(socket));
    return socket;
  }

  async #enter(socket: Socket): Promise<void> {
    this.#attempts.stop();
    this.#spare = undefined;
    this.#entering = socket;
    let tell: () => void;
    try {
      tell = await this.#hooks.enter(socket);
    } catch (error) {
      if (this.#entering === socket) this.#refused(socket, error as Refusal);
      return;
    }
    if (this.#entering !== socket) return;
    this.#entering = undefined;
    if (this.#active) close(this.#active);
    this.#active = socket;
    this.#silence.begin(this.#environment.now());
    this.#trust();
    this.#asked.moved(socket);
    tell();
  }

  #refused(socket: Socket, error: unknown): void {
    this.#entering = undefined;
    if (!(error instanceof Refusal)) {
      close(socket);
      throw error;
    }
    const stays = socket.connected && !MOVE_ON.has(error.code);
    if (stays) this.#spare = socket;
    else close(socket);
    const wait = this.#hooks.refused(error);
    if (!this.#wanted) return;
    if (wait === undefined) return void this.rest();
    this.#online.value &&= this.#active !== undefined;
    this.#again = setTimeout(() => (this.#active ? this.#beside() : this.hold()), wait);
  }

  /** A connection is gone, or of no more use. */
  #lose(socket: Socket): void {
    if (socket === this.#spare) this.#spare = undefined;
    if (socket !== this.#active) return;
    close(socket);
    this.#active = undefined;
    this.#asked.lost();
    this.#endDoubt();
    // The one that is taking the place is the better news.
    if (this.#entering) return;
    this.#online.value = false;
    this.#attempts.begin();
  }

  /** The connection is silent. */
  #doubtIt(): void {
    if (!this.#active || this.#doubt) return;
    this.#doubt = setTimeout(() => {
      this.#online.value = false;
    }, this.#environment.times.doubt);
    this.#beside();
  }

  /** Opens another connection beside one that is in doubt. */
  #beside(): void {
    if (this.#doubt && !this.#entering) this.#attempts.begin(0);
  }

  #endDoubt(): void {
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
  }

  /** The connection is heard. */
  #trust(): void {
    if (!this.#active) return;
    this.#endDoubt();
    this.#attempts.stop();
    this.#online.value = true;
  }
}
