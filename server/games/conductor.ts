import { controls } from '../engine/controls.ts';
import { reduce } from '../engine/reduce.ts';
import type { Definition, Event, PendingEffect, State } from '../engine/state.ts';
import { QRushError } from '../protocol/errors.ts';
import type { Timers } from '../services.ts';
import { GAME_TIMER } from '../store/contract.ts';
import { type EffectSources, perform } from './effects.ts';
import { requireFence } from './fence.ts';
import { dueEvent } from './overtime.ts';

/** ms after which another process does the effects of one that crashed. */
const LEASE = 2000;

/** How often a transition is tried again when other processes were faster. */
const ATTEMPTS = 20;

export interface ConductorSources extends EffectSources {
  timers: Timers;
}

/**
 * Moves games: turns events into transitions, each stored by compare-and-set, and does their
 * effects afterwards, in order. A caller waits for the transition, not for its effects.
 */
export class Conductor {
  readonly #sources: ConductorSources;
  /** Effects under way in this process, a chain per game. */
  readonly #performing = new Map<string, Promise<void>>();
  readonly #nudged = new Set<Promise<void>>();

  constructor(sources: ConductorSources) {
    this.#sources = sources;
  }

  /**
   * Applies an event. Returns when the transition is stored, or when there is none to make.
   * @param fence of the host who asks for it
   * @throws QRushError `GAME_NOT_FOUND`, `WRONG_PHASE`; `NOT_HOST` when another host has taken over;
   *   `UNAVAILABLE` when others are always faster
   */
  async dispatch(gameId: string, event: Event, fence?: number): Promise<void> {
    const { store } = this.#sources;
    const definition = await this.#definition(gameId);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const [state, now] = await Promise.all([
        store.games.state(gameId),
        store.now(),
        requireFence(store.games, gameId, fence),
      ]);
      if (!state) throw new QRushError('GAME_NOT_FOUND');
      const transition = reduce(definition, state, event, now);
      if (!transition) return;
      const { state: next, pending } = transition;
      const { version } = state;
      const decided = controls(definition, next);
      // Somebody may have come back since they were counted.
      const nobodyAwaited = event.type === 'all-answered';
      const only = { fence, nobodyAwaited };
      if (await store.games.commit(gameId, version, next, decided, LEASE, only)) {
        this.#enqueue(definition, next, pending);
        return;
      }
      if (nobodyAwaited && (await store.players.counts(gameId)).waiting > 0) return;
    }
    throw new QRushError('UNAVAILABLE');
  }

  /** Applies an event that nobody waits for: should it fail, the question closes at its deadline. */
  nudge(gameId: string, event: Event): void {
    const nudged = this.dispatch(gameId, event)
      .catch((error) =>
        this.#sources.log.warn({ err: error, game: gameId }, 'an event was not applied'),
      )
      .finally(() => this.#nudged.delete(nudged));
    this.#nudged.add(nudged);
  }

  /** The game's timer is due: a phase has run out, or the effects of a crashed process are left. */
  async due(gameId: string): Promise<void> {
    const { store } = this.#sources;
    const [definition, state] = await Promise.all([
      store.games.definition(gameId),
      store.games.state(gameId),
    ]);
    if (!definition || !state) return;
    if (state.pending.length > 0) {
      if (!this.#performing.has(gameId)) this.#enqueue(definition, state, state.pending);
      await this.#renew(definition, state);
    }
    await this.dispatch(gameId, await dueEvent(store, definition, state));
  }

  /** Waits for the effects under way. */
  async idle(): Promise<void> {
    while (this.#performing.size + this.#nudged.size > 0) {
      await Promise.all([...this.#performing.values(), ...this.#nudged]);
    }
  }

  async #definition(gameId: string): Promise<Definition> {
    const definition = await this.#sources.store.games.definition(gameId);
    if (!definition) throw new QRushError('GAME_NOT_FOUND');
    return definition;
  }

  /** Effects take longer than the lease: the timer has to come back, and on time if a phase ends. */
  async #renew(definition: Definition, state: State): Promise<void> {
    const { store, timers } = this.#sources;
    const again = (await store.now()) + LEASE;
    const { dueAt } = controls(definition, state);
    await timers.set(GAME_TIMER, definition.id, dueAt === null ? again : Math.min(dueAt, again));
  }

  #enqueue(definition: Definition, state: State, pending: PendingEffect[]): void {
    const { id } = definition;
    const before = this.#performing.get(id) ?? Promise.resolve();
    const chain = before
      .then(() => this.#perform(definition, state, pending))
      .catch((error) =>
        this.#sources.log.error({ err: error, game: id }, 'an effect failed; trying again'),
      )
      .finally(() => {
        if (this.#performing.get(id) === chain) this.#performing.delete(id);
      });
    this.#performing.set(id, chain);
  }

  async #perform(definition: Definition, state: State, pending: PendingEffect[]): Promise<void> {
    for (const { version, effect } of pending) {
      const event = await perform(this.#sources, definition, state, version, effect);
      if (event) await this.dispatch(definition.id, event);
    }
    await this.#sources.store.games.settle(definition.id, state.version);
  }
}
