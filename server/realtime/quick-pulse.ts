import type { Socket } from 'socket.io';
import { Arrivals } from './arrivals.ts';
import type { Pinged } from './direct/heartbeat.ts';
import { Standstill, TICK, Ticking } from './standstill.ts';

/** A connection of which it matters to know soon when its client is gone. */
export interface Pulsed extends Pinged {
  /** Set with whatever comes from the client. */
  heard: boolean;
}

/** ms from one ping to the next, by when the client has to have been heard. */
const INTERVAL = 5000;

/**
 * Pings the connections that matter just now each 5 s, and cuts off those that say nothing until the
 * next ping. They are spread over a wheel, of which one slot has its turn at each tick: however many
 * begin at the same moment, no turn has more than its share of them. Without any there are no ticks.
 */
export class QuickPulse {
  readonly #slots: Set<Pulsed>[] = Array.from({ length: INTERVAL / TICK }, () => new Set());
  readonly #slotOf = new Map<Pulsed, Set<Pulsed>>();
  readonly #standstill = new Standstill();
  readonly #ticking = new Ticking(() => this.beat(performance.now()));
  readonly #arrivals: Arrivals;
  /** The slot whose turn is next, and the one that gets the next member. */
  #turn = 0;
  #next = 0;

  /** @param arrivals is told of each tick: they come while questions are open */
  constructor(arrivals = new Arrivals()) {
    this.#arrivals = arrivals;
  }

  /** Pings it from now on, for the first time within 5 s. */
  hasten(one: Pulsed): void {
    if (this.#slotOf.has(one)) return;
    if (this.#slotOf.size === 0) this.#next = this.#turn;
    const slot = this.#slots[this.#next] as Set<Pulsed>;
    this.#next = (this.#next + 1) % this.#slots.length;
    one.heard = true;
    this.#slotOf.set(one, slot.add(one));
    if (!this.#ticking.start()) return;
    this.#standstill.begin(performance.now(), Date.now());
    this.#arrivals.begin(performance.now());
  }

  relax(one: Pulsed): void {
    this.#slotOf.get(one)?.delete(one);
    this.#slotOf.delete(one);
  }

  has(one: Pulsed): boolean {
    return this.#slotOf.has(one);
  }

  /** @param now ms on the monotonic clock @param wall on the wall clock */
  beat(now: number, wall: number = Date.now()): void {
    this.#arrivals.ticked(now);
    // Bytes sent to a process that stood still have not been read yet: nobody has been silent.
    if (this.#standstill.ended(now, wall)) for (const one of this.#slotOf.keys()) one.heard = true;
    const slot = this.#slots[this.#turn] as Set<Pulsed>;
    this.#turn = (this.#turn + 1) % this.#slots.length;
    for (const one of slot) {
      if (one.heard) {
        one.heard = false;
        one.ping();
      } else {
        this.relax(one);
        one.silent();
      }
    }
    if (this.#slotOf.size === 0) this.close();
  }

  close(): void {
    this.#ticking.stop();
    this.#arrivals.end();
  }
}

/** Engine.IO's way to send a packet of any type; not meant to be called from outside. */
interface EngineSocket {
  sendPacket(type: 'ping'): void;
}

/** A connection over Engine.IO. Its own heartbeat takes the pong to another ping as well. */
export function pulsed({ conn }: Pick<Socket, 'conn'>): Pulsed {
  const pulse: Pulsed = {
    heard: true,
    ping: () => (conn as unknown as EngineSocket).sendPacket('ping'),
    // Without waiting for what cannot be sent any more.
    silent: () => void conn.close(true),
  };
  conn.on('packet', () => {
    pulse.heard = true;
  });
  return pulse;
}
