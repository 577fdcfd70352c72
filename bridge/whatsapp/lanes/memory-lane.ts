import type { Progress } from './deliveries.ts';
import { type Entry, lastBurst, RANKS, rankOf, type Taken } from './lane-store.ts';
import type { LineRate } from './line-rate.ts';

/** JSON, as in Redis: everybody who asks gets their own, at a third of what a structured clone costs. */
export type Kept = string | undefined;

export const keep = (value: unknown): Kept => JSON.stringify(value);
export const restore = (kept: Kept): unknown => (kept === undefined ? undefined : JSON.parse(kept));

export interface Item extends Progress {
  id: string;
  lane: Lane;
  slot: string | undefined;
  /** Entries of a lower one are taken before. */
  rank: number;
  /** Among those of its rank. */
  place: number;
  about: Kept;
  data: Kept;
  expiresAt: number;
  tries: number;
  plain: boolean;
}

export interface Lane {
  name: string;
  line: Line;
  waiting: Item[];
  /** On its way, or in doubt. */
  current?: { item: Item; token?: string } | undefined;
  turns: number;
  /** Entries pushed so far. */
  pushed: number;
  /** Nothing waiting is taken before then. */
  hold: number;
  /** Pair limit: the time at which the lane has used up nothing. */
  tat: number;
  /** Failures in a row that were the recipient's. */
  away: number;
}

export interface Line {
  name: string;
  rate: LineRate;
  /** Lanes with something in them, and when to look at each. */
  ready: Map<Lane, number>;
}

/** Messages that may go at once when an entry of this rank is next. */
export const burstOf = (rank: number, burst: number): number =>
  rank === RANKS.last ? lastBurst(burst) : burst;

/** Puts an entry where it belongs among those that wait. */
export function stand(item: Item): void {
  const { waiting } = item.lane;
  const before = waiting.findIndex(
    ({ rank, place }) => rank > item.rank || (rank === item.rank && place > item.place),
  );
  waiting.splice(before < 0 ? waiting.length : before, 0, item);
}

export const itemOf = (entry: Entry, lane: Lane): Item => ({
  ...storedOf(entry),
  lane,
  rank: rankOf(entry),
  place: ++lane.pushed,
  level: 0,
  failed: false,
  tries: 0,
  plain: false,
});

const storedOf = ({ id, slot, group, about, data, expiresAt }: Entry) => ({
  id,
  slot,
  group,
  about: keep(about),
  data: keep(data),
  expiresAt,
});

/** The part of an entry that is handed out. @param startIn ms until its place in the rate */
export const takenOf = (item: Item, startIn: number): Taken => ({
  id: item.id,
  lane: item.lane.name,
  line: item.lane.line.name,
  token: String(item.lane.turns),
  tries: item.tries,
  plain: item.plain,
  expiresAt: item.expiresAt,
  startIn,
  about: restore(item.about),
  data: restore(item.data),
});

/** A lane that is to be looked at by now, those that have waited longest first; else the next one, and when. */
export function firstReady(ready: Map<Lane, number>, now: number): [Lane, number] | undefined {
  let first: [Lane, number] | undefined;
  for (const [lane, at] of ready) {
    if (at <= now) return [lane, at];
    if (!first || at < first[1]) first = [lane, at];
  }
  return first;
}

/** Has a lane looked at then, after those that are due at the time. */
export function schedule(lane: Lane, at: number): void {
  const { ready } = lane.line;
  ready.delete(lane);
  ready.set(lane, at);
}

/** Has a lane looked at then, if there is something in it. */
export function look(lane: Lane, at: number): void {
  if (lane.current || lane.waiting.length > 0) schedule(lane, at);
  else lane.line.ready.delete(lane);
}
