import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Snapshot } from '../server/protocol/snapshot.ts';
import { ServerClock } from './clock.ts';
import { fromSnapshot, type GameEvent, type GameState, NEWCOMERS, reduce } from './game-state.ts';

/** The game a client is in, kept up to date by events, and by a new snapshot when one was missed. */
export class LiveGame {
  readonly clock = new ServerClock();
  readonly #state = signal<GameState | undefined>(undefined);
  readonly #requestSnapshot: () => void;
  readonly #newcomers: number;

  /**
   * @param requestSnapshot asks the server for a snapshot, which then goes to `enter`
   * @param newcomers how many are known by name
   */
  constructor(requestSnapshot: () => void, newcomers?: number) {
    this.#requestSnapshot = requestSnapshot;
    this.#newcomers = newcomers ?? NEWCOMERS;
  }

  get state(): ReadonlySignal<GameState | undefined> {
    return this.#state;
  }

  /** Takes a snapshot from an ack to what was sent at `sentAt` (ms, this device's clock). */
  enter(snapshot: Snapshot, sentAt: number): void {
    this.clock.learn(snapshot.now, sentAt);
    const known = this.#state.peek();
    if (known && known.pin === snapshot.pin && known.version > snapshot.version) return;
    this.#state.value = fromSnapshot(snapshot, known?.pin === snapshot.pin ? known : undefined);
  }

  handle(event: GameEvent): void {
    const known = this.#state.peek();
    if (!known) return;
    const { state, gap } = reduce(known, event, this.#newcomers);
    this.#state.value = state;
    if (gap) this.#requestSnapshot();
  }

  /** The player has chosen this face. */
  choose(face: number): void {
    const known = this.#state.peek();
    if (known?.you) this.#state.value = { ...known, you: { ...known.you, face } };
  }

  leave(): void {
    this.#state.value = undefined;
  }
}
