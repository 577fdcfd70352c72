import { type ReadonlySignal, signal } from '@preact/signals';
import { LiveGame } from '../../../../client/live-game.ts';
import { watchSilence } from '../../../../client/silence.ts';
import {
  ACK_TIMEOUT,
  type HostSocket,
  hostSocket,
  listen,
  Refusal,
  resultOf,
} from '../../../../client/socket.ts';
import type { Ack, HostClientEvents } from '../../../../server/protocol/requests.ts';
import type { Snapshot } from '../../../../server/protocol/snapshot.ts';
import type { WaitingView } from '../../../../server/protocol/views.ts';
import { type HostSession, hostSessions } from '../game/sessions.ts';

type Command = Exclude<keyof HostClientEvents, 'attach' | 'sync'>;
type PayloadOf<Name extends Command> = Parameters<HostClientEvents[Name]>[0];

/** ms until the game is read again: arrivals are gathered for so long, too. */
const REFRESH_DELAY = 400;

/** ms until it is looked whether those who wait still do: they go without saying so. */
const WAITING_REFRESH = 5000;

/** After these, trying again makes no sense. */
const FINAL = new Set<Refusal['code']>(['GAME_NOT_FOUND', 'BAD_TOKEN', 'NOT_HOST']);

/** The host of one game; comes back by itself when the connection breaks. */
export class HostConnection {
  readonly session: HostSession;
  readonly game: LiveGame;
  readonly #socket: HostSocket = hostSocket();
  readonly #online = signal(false);
  readonly #busy = signal(false);
  readonly #problem = signal<Refusal | undefined>(undefined);
  readonly #overtaken = signal<Refusal | undefined>(undefined);
  readonly #gone = signal<Refusal | undefined>(undefined);
  readonly #waiting = signal<WaitingView[]>([]);
  /** Whether this page steers, or only shows: another one took the game over. */
  #steers = true;
  #refreshTimer: ReturnType<typeof setTimeout> | undefined;
  #waitingTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #endWatch: () => void;

  constructor(session: HostSession) {
    this.session = session;
    this.game = new LiveGame(() => void this.#refresh());
    listen(this.#socket, (event) => {
      this.game.handle(event);
      if (event.name === 'state' || event.name === 'question') this.#problem.value = undefined;
      // Only a snapshot says who came with which id, and when the game goes on by itself.
      if (event.name === 'lobby' || event.name === 'reveal') this.#refreshSoon();
    });
    this.#socket.on('connect', () => void this.#attach());
    this.#socket.on('disconnect', () => {
      this.#online.value = false;
    });
    this.#socket.on('waiting', (waiting) => this.#showWaiting(waiting));
    this.#socket.on('removed', () =>
      this.#entered(new Refusal('GAME_NOT_FOUND', 'The server no longer has this game.')),
    );
    this.#endWatch = watchSilence(this.#socket, () => this.game.state.peek());
    this.#socket.connect();
  }

  get online(): ReadonlySignal<boolean> {
    return this.#online;
  }

  /** Whether a command is on its way. */
  get busy(): ReadonlySignal<boolean> {
    return this.#busy;
  }

  /** Why the last command was refused. */
  get problem(): ReadonlySignal<Refusal | undefined> {
    return this.#problem;
  }

  /** Said when this page was told to do something that another host of the game does now. */
  get overtaken(): ReadonlySignal<Refusal | undefined> {
    return this.#overtaken;
  }

  /** Why this game can't be hosted any more. */
  get gone(): ReadonlySignal<Refusal | undefined> {
    return this.#gone;
  }

  /** Who waits to be let in, first come first. */
  get waiting(): ReadonlySignal<WaitingView[]> {
    return this.#waiting;
  }

  /** Sends a command; what comes of it is in `game` and `problem`. */
  async command<Name extends Command>(name: Name, payload: PayloadOf<Name>): Promise<void> {
    this.#busy.value = true;
    const refusal = await this.#request(name, payload);
    const overtaken = refusal?.code === 'NOT_HOST' && this.#online.peek();
    if (overtaken) this.#steers = false;
    this.#overtaken.value = overtaken ? refusal : undefined;
    this.#problem.value = overtaken ? undefined : refusal;
    this.#busy.value = false;
  }

  /** Takes the game back from the host who has it. */
  async takeOver(): Promise<void> {
    this.#steers = true;
    this.#overtaken.value = undefined;
    await this.#attach();
  }

  /** Goes on showing the game, without steering it. */
  watch(): void {
    this.#overtaken.value = undefined;
  }

  leave(): void {
    hostSessions.forget(this.session.pin);
    this.close();
  }

  close(): void {
    clearTimeout(this.#refreshTimer);
    clearTimeout(this.#waitingTimer);
    this.#endWatch();
    this.#socket.disconnect();
  }

  async #attach(): Promise<void> {
    const { pin, hostToken } = this.session;
    const watch = !this.#steers;
    this.#entered(await this.#request('attach', { pin, hostToken, ...(watch && { watch }) }));
  }

  /** Reads the game again, and leaves whoever has it in peace. */
  async #refresh(): Promise<void> {
    const refusal = await this.#request('sync', {});
    if (refusal?.code === 'NOT_HOST') await this.#attach();
    else this.#entered(refusal);
  }

  #entered(refusal: Refusal | undefined): void {
    this.#online.value = refusal === undefined;
    if (!refusal) return;
    if (FINAL.has(refusal.code)) {
      this.close();
      this.#gone.value = refusal;
    } else if (this.#socket.connected) this.#refreshSoon();
  }

  #refreshSoon(): void {
    this.#refreshTimer ??= setTimeout(() => {
      this.#refreshTimer = undefined;
      void this.#refresh();
    }, REFRESH_DELAY);
  }

  #showWaiting(waiting: WaitingView[]): void {
    this.#waiting.value = waiting;
    clearTimeout(this.#waitingTimer);
    if (waiting.length > 0)
      this.#waitingTimer = setTimeout(() => void this.#refresh(), WAITING_REFRESH);
  }

  /** @returns the refusal, if it was refused */
  async #request(
    name: keyof HostClientEvents,
    payload: Parameters<HostClientEvents[typeof name]>[0],
  ): Promise<Refusal | undefined> {
    const sentAt = Date.now();
    // All requests of a host are answered alike, which the types of a union of events can't tell.
    const socket = this.#socket.timeout(ACK_TIMEOUT) as unknown as {
      emitWithAck(
        name: string,
        payload: object,
      ): Promise<Ack<{ state: Snapshot; steers?: boolean }>>;
    };
    try {
      const { state, steers } = await resultOf(socket.emitWithAck(name, payload));
      // Coming back after a break, it must not take the game from who has it since.
      if (steers !== undefined) this.#steers = steers;
      this.game.enter(state, sentAt);
      this.#showWaiting(state.waiting ?? []);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}
