import type { State } from '../engine/state.ts';
import type { Space, Store } from '../store/contract.ts';
import type { HostNamespace } from './host.ts';
import type { PlayNamespace } from './play.ts';
import { gameRoom, hostRoom } from './rooms.ts';

/** ms between two `lobby` or `answers` events of a game: at most five a second. */
const INTERVAL = 200;

/** ms by which the turn of one interval is over before the next begins. */
const SLACK = 20;

/** Names a `lobby` event carries; more would be a blur on the screen. */
const NAMES = 20;

interface Pending {
  joined: string[];
  lobby: boolean;
  question?: number;
}

/**
 * Tells how many have joined and answered, not more often than a screen can show: what happens
 * within an interval goes out as one event.
 */
export class Coalescer {
  readonly #store: Store;
  readonly #play: PlayNamespace;
  readonly #host: HostNamespace;
  readonly #pending = new Map<string, Pending>();
  /** The version of the last delivery here: the counts may not seem to come from a later one. */
  readonly #versions = new Map<string, number>();
  readonly #turns: Space;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(store: Store, play: PlayNamespace, host: HostNamespace) {
    this.#store = store;
    this.#turns = store.space('counts');
    this.#play = play;
    this.#host = host;
  }

  joined(gameId: string, nickname: string): void {
    const pending = this.#mark(gameId);
    pending.lobby = true;
    if (pending.joined.length < NAMES) pending.joined.push(nickname);
  }

  left(gameId: string): void {
    this.#mark(gameId).lobby = true;
  }

  answered(gameId: string, question: number): void {
    this.#mark(gameId).question = question;
  }

  reached(gameId: string, version: number): void {
    this.#versions.set(gameId, version);
  }

  forget(gameId: string): void {
    this.#versions.delete(gameId);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#pending.clear();
  }

  /**
   * The version that everybody has heard of. What another process has committed and not yet
   * announced is still to come: a count must not seem to be news of that.
   */
  #announced(gameId: string, { version, pending }: State): number {
    const [first] = pending;
    const settled = first ? first.version - 1 : version;
    return Math.max(settled, this.#versions.get(gameId) ?? 0);
  }

  /** Tells in the next interval what could not be told in this one. */
  #again(gameId: string, { lobby, joined, question }: Pending): void {
    const next = this.#mark(gameId);
    next.lobby ||= lobby;
    next.joined = [...joined, ...next.joined].slice(0, NAMES);
    if (question !== undefined) next.question ??= question;
  }

  #mark(gameId: string): Pending {
    if (!this.#closed) this.#timer ??= setTimeout(() => void this.#flush(), INTERVAL);
    const pending = this.#pending.get(gameId) ?? { joined: [], lobby: false };
    this.#pending.set(gameId, pending);
    return pending;
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const games = [...this.#pending];
    this.#pending.clear();
    await Promise.allSettled(games.map(([gameId, pending]) => this.#tell(gameId, pending)));
  }

  async #tell(gameId: string, pending: Pending): Promise<void> {
    const { lobby, joined, question } = pending;
    // In a cluster one process tells for all: whoever is first in this interval.
    if (!(await this.#turns.add(gameId, 1, INTERVAL - SLACK))) return this.#again(gameId, pending);
    const [counts, state] = await Promise.all([
      this.#store.players.counts(gameId),
      this.#store.games.state(gameId),
    ]);
    if (!state) return;
    const version = this.#announced(gameId, state);
    if (version < state.version) this.#again(gameId, pending);
    const rooms = [this.#play.to(gameRoom(gameId)), this.#host.to(hostRoom(gameId))];
    for (const room of rooms) {
      if (lobby) room.emit('lobby', { version, players: counts.players, joined });
      if (
        question !== undefined &&
        state.phase.name === 'open' &&
        state.phase.question === question
      ) {
        room.emit('answers', { version, index: question, count: counts.answers });
      }
    }
  }
}
