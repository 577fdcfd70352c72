import { TIMES, type Times } from './times.ts';

/** Keeps texts under keys, across a reload if it can. */
export interface Store {
  get(key: string): string | undefined;
  set(key: string, text: string): void;
  remove(key: string): void;
}

/** The options of an app. Everything may be left out. */
export interface ClientOptions {
  /** Where the server is, such as `https://quiz.example.org`; a page's own server when left out. */
  url?: string;
  /** By which ways to connect, the first first; some networks let no WebSocket through. */
  transports?: ('websocket' | 'polling')[];
  /**
   * Calls back whenever the connection should be looked at at once: the network is back, the app is in
   * sight again, the device woke up. @returns what ends that
   */
  wake?(look: () => void): () => void;
  /**
   * Whether the app can take part by this version of the protocol, as the server says it before anything
   * else. Where it cannot, nothing is joined.
   */
  accepts?(protocol: string): boolean;
  /** ms on a clock that never jumps. */
  now?(): number;
  /** From 0 up to 1. */
  random?(): number;
  times?: Partial<Times>;
}

/** The options, complete. */
export interface Environment extends Required<Omit<ClientOptions, 'times'>> {
  times: Times;
}

export const environmentOf = (options: ClientOptions): Environment => ({
  url: options.url ?? '',
  transports: options.transports ?? ['websocket', 'polling'],
  wake: options.wake ?? (() => () => {}),
  accepts: options.accepts ?? (() => true),
  now: options.now ?? (() => performance.now()),
  random: options.random ?? Math.random,
  times: { ...TIMES, ...options.times },
});

/** A store for an app that needs none. */
export function memoryStore(): Store {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key),
    set: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
  };
}

/** ms by which a timer may be late. */
const LATE = 250;

/**
 * Calls back after so many ms. When this process or page stood still meanwhile, what has come in that
 * time gets its turn first: after a standstill timers fire before anything is read.
 * @returns what prevents it
 */
export function after({ now }: Pick<Environment, 'now'>, ms: number, done: () => void) {
  const due = now() + ms;
  let timer = setTimeout(() => {
    if (now() - due < LATE) done();
    else timer = setTimeout(done, 2 * LATE);
  }, ms);
  return () => clearTimeout(timer);
}
