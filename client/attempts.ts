import type { Socket } from 'socket.io-client';
import { after, type Environment } from './environment.ts';
import { close } from './socket.ts';

/** Attempts that may hang at the same time. */
const MOST = 4;

/**
 * Tries to connect until it is told to stop: again after an attempt has failed, and beside one that
 * hangs, as its packets may be lost where new ones come through.
 */
export class Attempts {
  readonly #environment: Environment;
  readonly #open: () => Socket;
  readonly #connected: (socket: Socket) => void;
  /** Functions that end the attempts under way. */
  readonly #hanging = new Map<Socket, () => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When it began to try, and when the latest attempt did. */
  #since: number | undefined;
  #latest = Number.NEGATIVE_INFINITY;

  /**
   * @param open makes a connection that has not begun
   * @param connected gets the one that is there; the others stop when they are told to
   */
  constructor(environment: Environment, open: () => Socket, connected: (socket: Socket) => void) {
    this.#environment = environment;
    this.#open = open;
    this.#connected = connected;
  }

  /** Whether it is trying, or about to. */
  get running(): boolean {
    return this.#since !== undefined;
  }

  /** Begins, unless it is trying already. @param delay ms */
  begin(delay = this.pause()): void {
    if (this.running) return;
    this.#since = this.#environment.now();
    this.#next(delay);
  }

  /** Tries at once, beside whatever is under way. */
  hurry(): void {
    const { now, times } = this.#environment;
    this.#since = now();
    // Several signs of the same: the network is back, and the page is in sight.
    if (now() - this.#latest >= times.retry) this.#next(0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#since = undefined;
    for (const socket of [...this.#hanging.keys()]) this.#giveUp(socket);
  }

  /** ms to wait before the next attempt: a hall that has lost its server must not return in one instant. */
  pause(): number {
    const { random, now, times } = this.#environment;
    const { retry, spread, calm, patience } = times;
    const calmly = this.#since !== undefined && now() - this.#since > patience;
    return calmly ? calm * (0.5 + random()) : retry + spread * random();
  }

  #next(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#attempt(), delay);
  }

  #attempt(): void {
    const { times, now } = this.#environment;
    this.#latest = now();
    const [oldest] = this.#hanging.keys();
    if (oldest && this.#hanging.size === MOST) this.#giveUp(oldest);
    const socket = this.#open();
    const failed = () => {
      this.#giveUp(socket);
      this.#next(this.pause());
    };
    this.#hanging.set(socket, after(this.#environment, times.open, failed));
    socket.on('connect_error', failed);
    socket.once('connect', () => {
      this.#forget(socket);
      this.#connected(socket);
    });
    this.#next(times.beside);
    socket.connect();
  }

  #giveUp(socket: Socket): void {
    this.#forget(socket);
    close(socket);
  }

  #forget(socket: Socket): void {
    this.#hanging.get(socket)?.();
    this.#hanging.delete(socket);
  }
}
