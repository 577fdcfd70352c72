import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Timers } from '../services.ts';
import type { Loss, Store } from '../store/contract.ts';

/** The kind of the timer that is due when a process, its key, has given no sign of life for too long. */
export const PROCESS_TIMER = 'process';

/** ms between two signs of life: so exactly is it known when a process died. */
const SIGN_EVERY = 250;

/** ms by which a timer may be late; later than that, the store was away. */
const LATE = 1000;

/** ms without a sign after which a process counts as dead, at the least: it may only be busy. */
const LEAST_LEASE = 3000;

export interface ProcessesSources {
  store: Store;
  timers: Timers;
  /** Marks a player of a dead process absent. */
  disconnect(gameId: string, playerId: string, connection: string, loss?: Loss): Promise<void>;
  /** Marks those players of this process present whom another one took for dead. */
  restore(): Promise<void>;
  /** ms a player who lost the connection stays present. */
  grace: number;
  /** ms a question waits for players whom the server has lost. */
  patience: number;
  log: Logger;
}

/**
 * Keeps track of the processes that live. Each gives signs of life; when one is dead, any other
 * marks the players who sat there absent: nobody is left in it who could do that.
 */
export class Processes {
  /** Names this process; the connections of its players begin with {@link prefix}. */
  readonly id = randomBytes(6).toString('base64url');
  readonly #sources: ProcessesSources;
  readonly #lease: number;
  /** When the last sign was given, and when one could not be for the last time; on the monotonic clock. */
  #signedAt = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  /** The process before, where this one is alone. */
  #predecessor: string | undefined;

  constructor(sources: ProcessesSources) {
    this.#sources = sources;
    this.#lease = Math.max(LEAST_LEASE, sources.grace);
  }

  get prefix(): string {
    return prefixOf(this.id);
  }

  /** Gives signs of life from now on. */
  start(): void {
    this.#timer ??= setInterval(() => void this.#sign(), SIGN_EVERY);
    void this.#sign();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** The timer of a process is due: it is dead, unless it is this one, or the store was away. */
  async due(id: string, at: number): Promise<void> {
    const { store, timers, log } = this.#sources;
    if (id === this.id) return this.#sign();
    const now = await store.now();
    // While the store was away nobody could sign. Each process gets the time to be back.
    const wasAway = now - at > LATE || performance.now() - this.#failedAt < this.#lease;
    if (wasAway) return timers.set(PROCESS_TIMER, id, now + LATE);
    const players = await this.#bury(id, this.#lossOf(id, at));
    if (players > 0)
      log.warn({ process: id, players }, 'a process is gone; its players are absent');
  }

  /**
   * This process is alone, and continues in place of another one. Whoever was there counts as present for
   * as long as a question waits for players whom the server has lost: all are away, and the first one
   * who is back is not to close a question for the others. @param id of the other one
   */
  async succeed(id: string): Promise<void> {
    const { store, timers, patience } = this.#sources;
    this.#predecessor = id;
    await timers.set(PROCESS_TIMER, id, (await store.now()) + patience);
  }

  /** How the players of a process were lost; undefined where they have had the time to come back. */
  #lossOf(id: string, at: number): Loss | undefined {
    if (id === this.#predecessor) return undefined;
    // It died somewhen before its next sign was due: whoever was asked until then is waited for.
    const signedAt = at - this.#lease;
    return { at: signedAt + SIGN_EVERY, until: signedAt + this.#sources.patience, outage: true };
  }

  async #sign(): Promise<void> {
    const { store, timers, restore, log } = this.#sources;
    try {
      await timers.set(PROCESS_TIMER, this.id, (await store.now()) + this.#lease);
      const now = performance.now();
      const silent = now - this.#signedAt;
      const first = this.#signedAt === Number.NEGATIVE_INFINITY;
      this.#signedAt = now;
      if (!first && silent > this.#lease) await restore();
    } catch (error) {
      this.#failedAt = performance.now();
      log.debug({ err: error }, 'a sign of life could not be given; trying again');
    }
  }

  /** Marks the players absent who are said to be in a process. @returns how many those were */
  async #bury(id: string, loss: Loss | undefined): Promise<number> {
    const { store, disconnect } = this.#sources;
    let players = 0;
    for (const gameId of await store.games.list()) {
      for await (const page of store.players.through(gameId, prefixOf(id))) {
        players += page.length;
        await Promise.all(
          page.map(({ player, connection }) => disconnect(gameId, player, connection, loss)),
        );
      }
    }
    return players;
  }
}

const prefixOf = (id: string): string => `${id}.`;
