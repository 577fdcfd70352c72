import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { LiveGame } from '../../../../client/live-game.ts';
import { watchSilence } from '../../../../client/silence.ts';
import {
  ACK_TIMEOUT,
  listen,
  type PlaySocket,
  playSocket,
  Refusal,
  resultOf,
} from '../../../../client/socket.ts';
import type { WavesEvent } from '../../../../server/protocol/events.ts';
import type { PlayClientEvents } from '../../../../server/protocol/requests.ts';
import type { PlayResults } from '../../../../server/protocol/results.ts';
import type { PlayerView, WaveKind } from '../../../../server/protocol/views.ts';
import { deviceName } from '../game/device.ts';
import { type PlayerSession, playerSessions } from '../game/sessions.ts';
import { watchProtocol } from '../shell/protocol.ts';
import { Answering } from './answering.ts';

/** Why a player is no longer in the game here. */
export type Removal = 'kicked' | 'replaced' | 'closed' | 'out';

type Code = Refusal['code'];

/** There is no way back. */
const GONE = new Set<Code>(['GAME_NOT_FOUND', 'BAD_TOKEN']);

/** The player was away from the lobby for long, and does not get in again just like that. */
const OUT = new Set<Code>(['NICKNAME_TAKEN', 'GAME_LOCKED', 'GAME_FULL', 'GAME_FINISHED']);

/** ms between attempts to get back in. */
const RETRY_DELAY = 1000;

/** What a `join` carries beside the PIN and the name. */
export type HowToJoin = Pick<Parameters<PlayClientEvents['join']>[0], 'token' | 'returns'>;

/** One player in one game, through one connection; it comes back by itself when that breaks. */
export class PlayerConnection {
  readonly game: LiveGame;
  readonly answering: Answering;
  readonly #socket: PlaySocket = playSocket();
  readonly #player = signal<PlayerView | undefined>(undefined);
  readonly #online = signal(false);
  readonly #removal = signal<Removal | undefined>(undefined);
  #session: PlayerSession | undefined;

  constructor() {
    this.game = new LiveGame(() => void this.#sync());
    this.answering = new Answering((question, value) => this.#sendAnswer(question, value));
    effect(() => this.answering.follow(this.game.state.value?.question?.index));
    watchProtocol(this.#socket);
    listen(this.#socket, (event) => this.game.handle(event));
    this.#socket.on('connect', () => void this.#return());
    this.#socket.on('disconnect', () => {
      this.#online.value = false;
    });
    this.#socket.on('removed', ({ reason }) => this.#remove(reason));
    watchSilence(this.#socket, () => this.game.state.peek());
  }

  /** Who the player is in the game; undefined before joining. */
  get player(): ReadonlySignal<PlayerView | undefined> {
    return this.#player;
  }

  /** Whether the server knows this connection as the player's. */
  get online(): ReadonlySignal<boolean> {
    return this.#online;
  }

  get removal(): ReadonlySignal<Removal | undefined> {
    return this.#removal;
  }

  /**
   * Joins a game; with the `token` of a former session, comes back into it as the same player. Without
   * it, who `returns` asks the host for the seat.
   * @throws Refusal
   */
  async join(pin: string, nickname: string, how: HowToJoin = {}): Promise<void> {
    this.#removal.value = undefined;
    if (!this.#socket.connected) await this.#connect();
    await this.#enter({ pin, nickname, ...how });
  }

  /** Takes the game back from the window that took it over. @throws Refusal */
  async takeBack(): Promise<void> {
    if (this.#session) {
      const { pin, nickname, token } = this.#session;
      await this.join(pin, nickname, { token });
    }
  }

  /** Forgets the game and the player's token. */
  leave(): void {
    if (this.#session) playerSessions.forget(this.#session.pin);
    this.#removal.value = undefined;
    this.#reset();
  }

  /** What the server would take an answer for; null when it cannot read it. @throws Refusal */
  async read(question: number, value: unknown): Promise<string | null> {
    const request = { question, value };
    const ack = this.#socket.timeout(ACK_TIMEOUT).emitWithAck('read', request);
    return (await resultOf(ack)).understood;
  }

  /** Chooses a face. @throws Refusal */
  async chooseFace(face: number): Promise<void> {
    await resultOf(this.#socket.timeout(ACK_TIMEOUT).emitWithAck('face', { face }));
    this.game.choose(face);
  }

  /** Waves to the room; one that is too soon, or gets lost, is no loss. */
  wave(kind: WaveKind): void {
    if (this.#online.peek()) this.#socket.emit('wave', { kind }, () => {});
  }

  /** Calls back when people wave. @returns what ends that */
  onWaves(listener: (event: WavesEvent) => void): () => void {
    this.#socket.on('waves', listener);
    return () => this.#socket.off('waves', listener);
  }

  /** Looks back on the game, once it is over. @throws Refusal */
  async review(from: number): Promise<PlayResults['review']> {
    return resultOf(this.#socket.timeout(ACK_TIMEOUT).emitWithAck('review', { from }));
  }

  async #connect(): Promise<void> {
    this.#socket.connect();
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#socket.off('connect', done);
        reject(new Refusal('NO_ANSWER', 'The server cannot be reached. Check your connection.'));
      }, ACK_TIMEOUT);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#socket.once('connect', done);
    });
  }

  async #enter(session: Parameters<PlayClientEvents['join']>[0]): Promise<void> {
    const sentAt = Date.now();
    const request = { ...session, device: deviceName() };
    const result = await resultOf(this.#socket.timeout(ACK_TIMEOUT).emitWithAck('join', request));
    const { player, token, state } = result;
    this.#session = { pin: session.pin, nickname: player.nickname, token };
    playerSessions.keep(this.#session);
    this.game.enter(state, sentAt);
    this.#player.value = player;
    this.#online.value = true;
  }

  /** The connection is back: so is the player. */
  async #return(): Promise<void> {
    if (!this.#player.peek() || !this.#session) return;
    try {
      await this.#enter(this.#session);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'KICKED') this.#remove('kicked');
      else if (GONE.has(error.code)) this.#remove('closed');
      else if (OUT.has(error.code)) this.#remove('out');
      // Out of the lobby meanwhile, and the host has to agree once more.
      else if (error.code === 'WAITING_FOR_HOST')
        setTimeout(() => void this.#return(), error.retryAfter ?? RETRY_DELAY);
      // Whatever else it is may pass: a new connection tries again.
      else setTimeout(() => this.#socket.disconnect().connect(), RETRY_DELAY);
    }
  }

  async #sync(): Promise<void> {
    const sentAt = Date.now();
    const result = await resultOf(this.#socket.timeout(ACK_TIMEOUT).emitWithAck('sync', {})).catch(
      () => undefined,
    );
    if (result) this.game.enter(result.state, sentAt);
  }

  async #sendAnswer(question: number, value: unknown): Promise<number> {
    if (!this.#online.peek()) throw new Refusal('NO_ANSWER', 'Not connected.');
    const answer = { question, value };
    const ack = this.#socket.timeout(ACK_TIMEOUT).emitWithAck('answer', answer);
    return (await resultOf(ack)).receivedAt;
  }

  #remove(reason: Removal): void {
    if (reason !== 'replaced' && this.#session) playerSessions.forget(this.#session.pin);
    this.#removal.value = reason;
    this.#reset();
  }

  #reset(): void {
    this.#socket.disconnect();
    this.#player.value = undefined;
    this.#online.value = false;
    this.game.leave();
  }
}
