import type { Space } from '../contract.ts';

interface Entry {
  value: unknown;
  expiresAt: number;
}

/** Entries after which the expired ones are cleared out. */
const SWEEP_EVERY = 1000;

/** A plugin's own keys. @param now ms since the epoch */
export function memorySpace(now: () => number): Space {
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
  };
}
