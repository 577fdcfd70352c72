import type { Store } from '../store/contract.ts';
import type { HostNamespace } from './host.ts';
import type { PlayNamespace } from './play.ts';
import { gameRoom, hostRoom } from './rooms.ts';

/** ms between two `lobby` or `answers` events of a game: at most five a second. */
const INTERVAL = 200;

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
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store, play: PlayNamespace, host: HostNamespace) {
    this.#store = store;
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
    clearTimeout(this.#timer);
    this.#pending.clear();
  }

  #mark(gameId: string): Pending {
    this.#timer ??= setTimeout(() => void this.#flush(), INTERVAL);
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

  async #tell(gameId: string, { lobby, joined, question }: Pending): Promise<void> {
    const [counts, state] = await Promise.all([
      this.#store.players.counts(gameId),
      this.#store.games.state(gameId),
    ]);
    if (!state) return;
    const version = this.#versions.get(gameId) ?? state.version;
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
