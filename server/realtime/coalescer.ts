import { isAsking, questionAt } from '../engine/asking.ts';
import { isHeld } from '../engine/hold.ts';
import type { State } from '../engine/state.ts';
import type { AnswersEvent, LobbyEvent } from '../protocol/events.ts';
import type { Space, Store } from '../store/contract.ts';

/** ms between two `lobby` or `answers` events of a game: at most five a second. */
const INTERVAL = 200;

/** ms by which the turn of one interval is over before the next begins. */
const SLACK = 20;

/** Names a `lobby` event carries; more would be a blur on the screen. */
const NAMES = 20;

/** The receivers of news. */
export interface Audience {
  name: string;
  send(gameId: string, event: Count): void | Promise<void>;
  /** ms from the first answer that has not been counted yet to its count, at least an interval. */
  answersAfter: number;
  /** Counts that a game's audience gets in a second, all together: answers need that time more. */
  perSecond: number;
}

export type Count =
  | { name: 'lobby'; payload: LobbyEvent }
  | { name: 'answers' | 'asked'; payload: AnswersEvent };

/** The pace for players, who are many: counts tick on the big screen. */
export const CALM = { answersAfter: 1000, perSecond: 2000 };

/** How hosts, who are few, are told. */
export const PROMPT = { answersAfter: 0, perSecond: Number.POSITIVE_INFINITY };

interface Pending {
  joined: string[];
  left: string[];
  /** Faces that were chosen, by nickname. */
  faces: Map<string, number>;
  lobby: boolean;
  /** Of what is asked before a question, its place: half a step before it. */
  question?: number;
  /** When the first of these answers came, ms on the monotonic clock. */
  answeredAt: number;
}

const empty = (): Pending => ({
  joined: [],
  left: [],
  faces: new Map(),
  lobby: false,
  answeredAt: 0,
});

/**
 * Tells how many have joined and answered, not more often than a screen can show: what happens
 * within an interval goes out as one event.
 */
export class Coalescer {
  readonly #store: Store;
  readonly #audiences: Audience[];
  /** The news for each audience, by game. */
  readonly #pending: Map<Audience, Map<string, Pending>>;
  /** The version of the last delivery here: the counts may not seem to come from a later one. */
  readonly #versions = new Map<string, number>();
  readonly #turns: Space;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(store: Store, audiences: Audience[]) {
    this.#store = store;
    this.#turns = store.space('counts');
    this.#audiences = audiences;
    this.#pending = new Map(audiences.map((audience) => [audience, new Map()]));
  }

  joined(gameId: string, nickname: string): void {
    for (const audience of this.#audiences) {
      const pending = this.#mark(audience, gameId);
      pending.lobby = true;
      if (pending.joined.length < NAMES) pending.joined.push(nickname);
    }
  }

  faced(gameId: string, nickname: string, face: number): void {
    for (const audience of this.#audiences) {
      const pending = this.#mark(audience, gameId);
      pending.lobby = true;
      if (pending.faces.size < NAMES || pending.faces.has(nickname))
        pending.faces.set(nickname, face);
    }
  }

  left(gameId: string, nickname: string): void {
    for (const audience of this.#audiences) {
      const pending = this.#mark(audience, gameId);
      pending.lobby = true;
      pending.joined = pending.joined.filter((joined) => joined !== nickname);
      if (pending.left.length < NAMES) pending.left.push(nickname);
    }
  }

  /** @param question or the place of what is asked before one */
  answered(gameId: string, question: number): void {
    for (const audience of this.#audiences) {
      const pending = this.#mark(audience, gameId);
      // Answers that are given ahead are not counted yet: those to the open question are.
      const isAhead = !Number.isInteger(question) && (pending.question ?? question) < question;
      if (isAhead) continue;
      if (pending.question !== question) pending.answeredAt = performance.now();
      pending.question = question;
    }
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
    for (const pending of this.#pending.values()) pending.clear();
  }

  /**
   * The version that everybody has heard of. A version that another process has committed and not
   * yet announced is still to come: a count must not seem to be news of it.
   */
  #announced(gameId: string, { version, pending }: State): number {
    const [first] = pending;
    const settled = first ? first.version - 1 : version;
    return Math.max(settled, this.#versions.get(gameId) ?? 0);
  }

  /** Tells in the next interval what could not be told in this one. */
  #again(audience: Audience, gameId: string, before: Pending): void {
    const { lobby, joined, left, faces, question, answeredAt } = before;
    const next = this.#mark(audience, gameId);
    next.lobby ||= lobby;
    const stayed = joined.filter((nickname) => !next.left.includes(nickname));
    next.joined = [...stayed, ...next.joined].slice(0, NAMES);
    next.left = [...left, ...next.left].slice(0, NAMES);
    next.faces = new Map([...faces, ...next.faces].slice(0, NAMES));
    if (question === undefined) return;
    next.question ??= question;
    if (next.question === question) next.answeredAt = answeredAt;
  }

  #mark(audience: Audience, gameId: string): Pending {
    if (!this.#closed) this.#timer ??= setTimeout(() => void this.#flush(), INTERVAL);
    const games = this.#pending.get(audience);
    const pending = games?.get(gameId) ?? empty();
    games?.set(gameId, pending);
    return pending;
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    const telling: Promise<void>[] = [];
    for (const [audience, games] of this.#pending) {
      const all = [...games];
      // Re-queue the games that cannot be told about in this interval.
      games.clear();
      for (const [gameId, pending] of all) telling.push(this.#tell(audience, gameId, pending));
    }
    await Promise.allSettled(telling);
  }

  async #tell(audience: Audience, gameId: string, pending: Pending): Promise<void> {
    const { lobby, joined, left, answeredAt } = pending;
    const faces = Array.from(pending.faces, ([nickname, face]) => ({ nickname, face }));
    const due = performance.now() - answeredAt >= audience.answersAfter;
    if (!lobby && !due) return this.#again(audience, gameId, pending);
    const turn = `${audience.name}:${gameId}`;
    // In a cluster one process tells for all: whoever is first in this interval.
    if (!(await this.#turns.add(turn, 1, INTERVAL - SLACK)))
      return this.#again(audience, gameId, pending);
    const [counts, state] = await Promise.all([
      this.#store.players.counts(gameId),
      this.#store.games.state(gameId),
    ]);
    if (!state) return;
    const version = this.#announced(gameId, state);
    if (version < state.version) this.#again(audience, gameId, pending);
    else if (!due)
      this.#again(audience, gameId, {
        ...pending,
        lobby: false,
        joined: [],
        left: [],
        faces: new Map(),
      });
    const question = due ? pending.question : undefined;
    const told: Count[] = [];
    if (lobby) {
      const payload = {
        version,
        players: counts.players,
        joined,
        ...(left.length > 0 && { left }),
        ...(faces.length > 0 && { faces }),
      };
      told.push({ name: 'lobby', payload });
    }
    const { phase } = state;
    const isShown = phase.name === 'open' && !isHeld(phase);
    const isOn = question === counts.question && (isShown || isAsking(phase));
    if (question !== undefined && isOn)
      told.push({
        name: isAsking(phase) ? 'asked' : 'answers',
        payload: { version, index: questionAt(question), count: counts.answers },
      });
    const pause = (told.length * counts.players * 1000) / audience.perSecond;
    if (pause > INTERVAL) await this.#turns.set(turn, 1, Math.ceil(pause) - SLACK);
    for (const event of told) await audience.send(gameId, event);
  }
}
