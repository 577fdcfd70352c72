import type { Chance } from './chance.ts';

/** A way through a network: assumptions, not measurements. Times in ms, one way. */
export interface Network {
  name: string;
  delay: number;
  jitter: number;
  /** The share of packets that stall, for `stall` ms. */
  stalls?: number;
  stall?: readonly [number, number];
  /** ms that the phone takes to paint a question. */
  paints?: readonly [number, number];
  /** Long-polling: nothing is measured but by Engine.IO's ping. */
  polling?: true;
}

const G4 = { delay: 40, jitter: 10 };

export const NETWORKS = {
  lan: { name: 'LAN', delay: 0, jitter: 0 },
  '4g': { name: '4G', ...G4 },
  polling: { name: 'polling', ...G4, polling: true },
  '3g': { name: '3G', delay: 250, jitter: 50, stalls: 0.02, stall: [1000, 2000] },
  satellite: { name: 'satellite', delay: 600, jitter: 20 },
  slow: { name: 'slow phone', ...G4, paints: [150, 350] },
} as const satisfies Record<string, Network>;

/** One way of one TCP connection: what is sent arrives in its order. */
export class Way {
  readonly #network: Network;
  readonly #draw: Chance;
  #last = 0;

  constructor(network: Network, draw: Chance) {
    this.#network = network;
    this.#draw = draw;
  }

  /** When a packet arrives that is sent now. */
  arrives(now: number): number {
    const { delay, jitter, stalls = 0, stall: [least, most] = [0, 0] } = this.#network;
    const draw = this.#draw;
    const jittered = delay + jitter * Math.abs(draw.normal());
    const stalled = stalls > 0 && draw.next() < stalls ? draw.between(least, most) : 0;
    this.#last = Math.max(this.#last, now + jittered + stalled);
    return this.#last;
  }
}

/** ms until a question is on the screen that has come. */
export const painting = ({ paints }: Network, draw: Chance): number =>
  paints ? draw.between(...paints) : 0;
