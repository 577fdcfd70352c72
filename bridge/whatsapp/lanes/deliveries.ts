import type { Counts } from './lane-store.ts';

/** How far one entry has got. */
export interface Progress {
  group: string | undefined;
  /** 0 has not left; 1 sent, 2 delivered, 3 read. */
  level: number;
  failed: boolean;
}

const NAMES = ['sent', 'delivered', 'read'] as const;

/** Counts entries by group, as they get on: in any order of news, and never back. */
export class Deliveries {
  readonly #counts = new Map<string, Counts>();

  of(group: string): Counts {
    return {
      ...(this.#counts.get(group) ?? { queued: 0, sent: 0, delivered: 0, read: 0, failed: 0 }),
    };
  }

  queued({ group }: Progress): void {
    this.#count(group, 'queued', 1);
  }

  /** @returns whether this is the first that is known of the entry having left */
  reach(entry: Progress, level: number): boolean {
    const { group, level: before, failed } = entry;
    if (level <= before || (failed && level < 2)) return false;
    if (failed) this.#count(group, 'failed', -1);
    else if (before === 0) this.#count(group, 'queued', -1);
    for (const name of NAMES.slice(before, level)) this.#count(group, name, 1);
    entry.failed = false;
    entry.level = level;
    return before === 0;
  }

  /** Failure never overwrites delivery. */
  fail(entry: Progress): void {
    if (entry.failed || entry.level >= 2) return;
    entry.failed = true;
    if (entry.level === 0) this.#count(entry.group, 'queued', -1);
    this.#count(entry.group, 'failed', 1);
  }

  /** Counts an entry no more that has failed before it left. */
  forget({ group }: Progress): void {
    this.#count(group, 'failed', -1);
  }

  keepOnly(groups: Set<string>): void {
    for (const group of this.#counts.keys()) if (!groups.has(group)) this.#counts.delete(group);
  }

  dump(): [group: string, counts: Counts][] {
    return [...this.#counts];
  }

  restore(dump: [group: string, counts: Counts][]): void {
    for (const [group, counts] of dump) this.#counts.set(group, counts);
  }

  #count(group: string | undefined, name: keyof Counts, by: number): void {
    if (group === undefined) return;
    const counts = this.of(group);
    counts[name] += by;
    this.#counts.set(group, counts);
  }
}
