import type { ClaimedTimer, Timer, TimerStore } from '../contract.ts';

interface Entry extends Timer {
  /** The claim of the timer's holder; a new one each time. */
  claim?: string;
}

/** Timers, with steps that the game store takes within its own. */
export interface MemoryTimers extends TimerStore {
  setNow(timer: Timer): void;
  cancelNow(kind: string, key: string): void;
  /** Whether there is one to claim. */
  isDue(): boolean;
  /** Nobody is left who has claimed one: those are due again. */
  release(): void;
  dump(): TimersDump;
  restore(dump: TimersDump): void;
}

export interface TimersDump {
  timers: Entry[];
  claims: number;
}

/** @param now ms since the epoch */
export function memoryTimers(now: () => number): MemoryTimers {
  const timers = new Map<string, Entry>();
  const listeners = new Set<(at: number) => void>();
  let claims = 0;
  const nameOf = ({ kind, key }: Pick<Timer, 'kind' | 'key'>) => `${kind}\0${key}`;

  const setNow = ({ kind, key, at }: Timer) => {
    timers.set(nameOf({ kind, key }), { kind, key, at });
    for (const listener of listeners) listener(at);
  };
  const cancelNow = (kind: string, key: string) => void timers.delete(nameOf({ kind, key }));

  return {
    setNow,
    cancelNow,
    isDue() {
      const time = now();
      for (const { at } of timers.values()) if (at <= time) return true;
      return false;
    },
    release() {
      const at = now();
      for (const { kind, key, claim } of [...timers.values()])
        if (claim !== undefined) setNow({ kind, key, at });
    },
    dump: () => ({ timers: [...timers.values()], claims }),
    restore(dump) {
      for (const entry of dump.timers) timers.set(nameOf(entry), entry);
      claims = dump.claims;
    },

    async set(timer) {
      setNow(timer);
    },

    async cancel(kind, key) {
      cancelNow(kind, key);
    },

    async claim(limit, lease) {
      const time = now();
      const due = [...timers.values()]
        .filter(({ at }) => at <= time)
        .sort((a, b) => a.at - b.at)
        .slice(0, limit);
      return due.map((entry): ClaimedTimer => {
        const { kind, key, at } = entry;
        const claim = String(++claims);
        // A leased timer is one that is due again when the lease ends.
        timers.set(nameOf(entry), { kind, key, at: time + lease, claim });
        return { kind, key, at, claim };
      });
    },

    async done(timer) {
      if (timers.get(nameOf(timer))?.claim === timer.claim) timers.delete(nameOf(timer));
    },

    async next() {
      let next: number | undefined;
      for (const { at } of timers.values()) if (next === undefined || at < next) next = at;
      return next;
    },

    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
