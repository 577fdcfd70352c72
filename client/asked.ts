import type { Socket } from 'socket.io-client';
import type { Ack } from '../server/protocol/requests.ts';
import { after, type Environment } from './environment.ts';
import { noAnswer, resultOf } from './socket.ts';

/**
 * The fate of a request whose connection is lost before the ack: `again` sends it over the next
 * one, as twice does no harm; `once` gives it up; `moot` is done with, as coming back answers it.
 */
export type Fate = 'again' | 'once' | 'moot';

/** A request that has not been answered. */
interface Open {
  name: string;
  payload: object;
  fate: Fate;
  /** ms without an ack that are too many. */
  patience: number;
  resolve(result: object | undefined): void;
  reject(error: unknown): void;
  /** Stops the clock. */
  stop(): void;
  overdue: boolean;
}

export interface AskedEvents {
  /** There was no ack in time. */
  overdue(): void;
  /** There was one. @param any of those asked is still overdue */
  acked(any: boolean): void;
  /** The server does not know the connection as the player's. */
  stranger(): void;
}

/** Requests that wait for their acks, over one connection or over the one that takes its place. */
export class Asked {
  readonly #environment: Environment;
  readonly #events: AskedEvents;
  readonly #open = new Set<Open>();

  constructor(environment: Environment, events: AskedEvents) {
    this.#environment = environment;
    this.#events = events;
  }

  /**
   * @param socket the connection there is, if any
   * @returns what the ack adds; nothing for one that has become moot
   * @throws Refusal
   */
  ask(
    socket: Socket | undefined,
    name: string,
    payload: object,
    fate: Fate,
    patience: number,
  ): Promise<object | undefined> {
    return new Promise((resolve, reject) => {
      const open: Open = {
        ...{ name, payload, fate, patience, resolve, reject },
        stop: () => {},
        overdue: false,
      };
      this.#open.add(open);
      if (socket) this.#send(open, socket);
      else if (fate !== 'again') this.#lost(open);
    });
  }

  /** The place is held by this connection from now on. */
  moved(socket: Socket): void {
    this.lost();
    for (const open of this.#open) this.#send(open, socket);
  }

  /** The connection is lost. */
  lost(): void {
    for (const open of [...this.#open]) this.#lost(open);
  }

  /** Nothing is wanted any more. */
  close(): void {
    for (const open of [...this.#open]) this.#settle(open)?.reject(noAnswer());
  }

  #send(open: Open, socket: Socket): void {
    open.stop = after(this.#environment, open.patience, () => {
      open.overdue = true;
      if (open.fate === 'once') this.#settle(open)?.reject(noAnswer());
      this.#events.overdue();
    });
    socket.emitWithAck(open.name, open.payload).then(
      (ack: Ack<object>) => this.#acked(open, ack),
      // Lost: the link knows.
      () => {},
    );
  }

  #acked(open: Open, ack: Ack<object>): void {
    // Over the connection before, or once more.
    if (!this.#open.has(open)) return;
    if (!ack.ok && ack.error.code === 'NOT_JOINED') return void this.#events.stranger();
    this.#settle(open);
    this.#events.acked([...this.#open].some(({ overdue }) => overdue));
    try {
      open.resolve(resultOf(ack));
    } catch (error) {
      open.reject(error);
    }
  }

  #lost(open: Open): void {
    open.stop();
    open.overdue = false;
    if (open.fate === 'once') this.#settle(open)?.reject(noAnswer());
    if (open.fate === 'moot') this.#settle(open)?.resolve(undefined);
  }

  /** @returns nothing when it was settled before */
  #settle(open: Open): Open | undefined {
    open.stop();
    return this.#open.delete(open) ? open : undefined;
  }
}
