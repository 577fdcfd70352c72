import type { Failure } from './scoring-thread.ts';
import type { Place } from './whereabouts.ts';

/**
 * ms that a quarantine lasts. Not for good: one answer that a pattern takes hours to match would put
 * a type out of every game to come, for anybody who finds it. Not short: each try costs a game the
 * deadline, and a thread.
 */
export const QUARANTINE = 600_000;

/** A mode or question type that scoring does without. */
export interface Culprit {
  place: Place;
  name: string;
  /** The failure. */
  failure: Failure;
}

/** The mode and the type that a batch needs. */
export interface Needed {
  type: string;
  mode: string;
}

/** The modes and question types that hung or ate up the memory, and are not called for a while. */
export class Quarantine {
  readonly #held = new Map<string, Culprit & { until: number }>();
  readonly #now: () => number;

  /** @param now ms; a monotonic clock */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  put(culprit: Culprit): void {
    this.#held.set(key(culprit.place, culprit.name), {
      ...culprit,
      until: this.#now() + QUARANTINE,
    });
  }

  /** Whoever of these is in quarantine; the type before the mode. */
  holding({ type, mode }: Needed): Culprit | undefined {
    // Nearly always.
    if (this.#held.size === 0) return undefined;
    return this.#get('type', type) ?? this.#get('mode', mode);
  }

  #get(place: Place, name: string): Culprit | undefined {
    const held = this.#held.get(key(place, name));
    if (held && held.until <= this.#now()) {
      this.#held.delete(key(place, name));
      return undefined;
    }
    return held;
  }
}

const key = (place: Place, name: string): string => `${place} ${name}`;

const WHAT = { type: 'question type', mode: 'game mode' };

const DID: Record<Failure, string> = {
  hang: 'takes too long to score answers',
  memory: 'takes too much memory to score answers',
  exit: 'ends the threads that score answers',
  throw: 'fails to score answers',
};

/** Says to hosts, and in the log, what is wrong and what follows. */
export const inQuarantine = ({ place, name, failure }: Culprit, plugin: string): string =>
  `The ${WHAT[place]} "${name}" of the plugin "${plugin}" ${DID[failure]}. It rests for ${QUARANTINE / 60_000} minutes: answers earn no points.`;
