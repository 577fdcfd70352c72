import type { State } from '../engine/state.ts';

/** ms between two looks at the games of this process, and two beats to a line. */
const EVERY = 1000;

/** ms that an announcement may be on its way: behind for longer is behind for good. */
const ON_ITS_WAY = 250;

/** Lines that a process sends a beat in a second; more take turns. */
export const BEATS = 2000;

/** A connection that hears of a game. */
export interface Hearing {
  /** When something was last sent to it, ms on the monotonic clock. */
  readonly heardAt: number;
}

/** A line that has heard nothing for a while, and the version of its game. */
export type Beat<Line> = readonly [line: Line, version: number];

/** Where the beacon looks, and whom it tells. */
export interface BeaconSources<Line extends Hearing> {
  /** Games that somebody in this process plays, hosts or watches. */
  games(): Iterable<string>;
  lines(gameId: string): Iterable<Line>;
  /** The game as it is stored; undefined when it is gone. */
  state(gameId: string): Promise<State | undefined>;
  /** Sends everybody here a snapshot of this state, or a later one. @returns its version */
  catchUp(gameId: string, state: State): Promise<number>;
  /** Tells everybody here that the game is gone. */
  gone(gameId: string): void;
  /** Tells hosts which version the game has. */
  beatHosts(gameId: string, version: number): void;
  /** Tells these lines which version their game has. */
  beat(quiet: Beat<Line>[]): void;
  /** A look failed: the store may be away. */
  onError(error: unknown): void;
}

/** The last news of a game that everybody here has. */
interface Told {
  version: number;
  /** Nothing more will come. */
  finished: boolean;
}

/**
 * Sees to it that nobody is left behind. An announcement can get lost: published while this process
 * was not subscribed, or when the store could not say what belongs to it. So the process compares what
 * it has told with what is stored, once a second and whenever a connection is back, and tells what was
 * missed. Lines that have heard nothing for a while get a beat, from which a client sees that it is up
 * to date, and connected.
 */
export class Beacon<Line extends Hearing> {
  readonly #sources: BeaconSources<Line>;
  readonly #told = new Map<string, Told>();
  #timer: NodeJS.Timeout | undefined;
  readonly #looks = new Set<Promise<void>>();

  constructor(sources: BeaconSources<Line>) {
    this.#sources = sources;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#beat(), EVERY);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Everybody here has been told of this version. */
  told(gameId: string, version: number): void {
    const told = this.#told.get(gameId);
    if (!told) this.#told.set(gameId, { version, finished: false });
    else told.version = Math.max(told.version, version);
  }

  /** Somebody has come in with a snapshot of this version. */
  entered(gameId: string, version: number): void {
    if (!this.#told.has(gameId)) this.told(gameId, version);
  }

  /** A connection that was broken is back: what went by meanwhile was missed. */
  async back(): Promise<void> {
    await Promise.all(Array.from(this.#sources.games(), (gameId) => this.#look(gameId, 0)));
  }

  #beat(): void {
    const here = new Set(this.#sources.games());
    for (const gameId of this.#told.keys()) if (!here.has(gameId)) this.#told.delete(gameId);
    // The last look may hang: another one would not go faster.
    if (this.#looks.size === 0)
      for (const gameId of here) this.#keep(this.#look(gameId, ON_ITS_WAY));
    this.#beatQuiet(here);
  }

  #keep(look: Promise<void>): void {
    const kept = look.finally(() => this.#looks.delete(kept));
    this.#looks.add(kept);
  }

  /** @param patience ms that an announcement may be on its way */
  async #look(gameId: string, patience: number): Promise<void> {
    const { state: read, catchUp, gone, onError } = this.#sources;
    if (this.#told.get(gameId)?.finished) return;
    try {
      let state = await read(gameId);
      if (state && this.#isBehind(gameId, state) && patience > 0) {
        await new Promise((resolve) => setTimeout(resolve, patience));
        state = await read(gameId);
      }
      if (!state) {
        this.#told.delete(gameId);
        return gone(gameId);
      }
      if (this.#isBehind(gameId, state)) this.told(gameId, await catchUp(gameId, state));
      const told = this.#told.get(gameId);
      if (told) told.finished = state.phase.name === 'finished' && told.version >= state.version;
    } catch (error) {
      onError(error);
    }
  }

  #isBehind(gameId: string, { version }: State): boolean {
    return (this.#told.get(gameId)?.version ?? 0) < version;
  }

  #beatQuiet(here: Iterable<string>): void {
    const { lines, beat, beatHosts } = this.#sources;
    const now = performance.now();
    const all: Beat<Line>[] = [];
    for (const gameId of here) {
      const version = this.#told.get(gameId)?.version;
      if (version === undefined) continue;
      beatHosts(gameId, version);
      for (const line of lines(gameId)) all.push([line, version]);
    }
    // A little less than an interval, as timers are never quite on time.
    const since = now - 0.9 * EVERY * Math.max(1, all.length / BEATS);
    const quiet = all.filter(([{ heardAt }]) => heardAt <= since);
    if (quiet.length > 0) beat(quiet.slice(0, BEATS));
  }
}
