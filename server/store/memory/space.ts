import type { Space } from '../contract.ts';

interface Entry {
  value: unknown;
  expiresAt: number;
}

/** Entries after which the expired ones are cleared out. */
const SWEEP_EVERY = 1000;

/** A key, its value, and when its time is over; null for never. */
export type EntryDump = [key: string, value: unknown, expiresAt: number | null];

export interface MemorySpace extends Space {
  dump(): EntryDump[];
  restore(dump: EntryDump[]): void;
}

/** A plugin's own keys. @param now ms since the epoch */
export function memorySpace(now: () => number): MemorySpace {
  const entries = new Map<string, Entry>();
  let written = 0;

  const live = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    return entry && entry.expiresAt > now() ? entry : undefined;
  };
  const write = (key: string, value: unknown, ttl = Number.POSITIVE_INFINITY) => {
    entries.set(key, { value: structuredClone(value), expiresAt: now() + ttl });
    written += 1;
    if (written % SWEEP_EVERY === 0) {
      for (const [name, { expiresAt }] of entries) if (expiresAt <= now()) entries.delete(name);
    }
  };

  return {
    async get<T>(key: string) {
      return structuredClone(live(key)?.value) as T | undefined;
    },
    async set(key, value, ttl) {
      write(key, value, ttl);
    },
    async add(key, value, ttl) {
      if (live(key)) return false;
      write(key, value, ttl);
      return true;
    },
    async delete(key) {
      entries.delete(key);
    },
    dump: () =>
      [...entries].map(([key, { value, expiresAt }]) => [
        key,
        value,
        Number.isFinite(expiresAt) ? expiresAt : null,
      ]),
    restore(dump) {
      for (const [key, value, expiresAt] of dump)
        entries.set(key, { value, expiresAt: expiresAt ?? Number.POSITIVE_INFINITY });
    },
  };
}
